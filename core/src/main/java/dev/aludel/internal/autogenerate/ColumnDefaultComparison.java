package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ColumnDefault;

/** A default is set in place of another one. */
final class ColumnDefaultComparison implements KindComparison<ColumnDefault> {
  @Override
  public Change between(ColumnDefault before, ColumnDefault after) {
    return before.expression().equals(after.expression()) ? Change.NONE : Change.ALTER;
  }
}
