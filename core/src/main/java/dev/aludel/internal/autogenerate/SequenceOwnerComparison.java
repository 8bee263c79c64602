package dev.aludel.internal.autogenerate;

import dev.aludel.schema.SequenceOwner;

/** An owner is set in place of another one. */
final class SequenceOwnerComparison implements KindComparison<SequenceOwner> {
  @Override
  public Change between(SequenceOwner before, SequenceOwner after) {
    return before.column().equals(after.column()) ? Change.NONE : Change.ALTER;
  }
}
