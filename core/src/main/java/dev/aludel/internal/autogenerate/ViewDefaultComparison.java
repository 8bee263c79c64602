package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ViewDefault;

/** A default is set in place of another one. */
final class ViewDefaultComparison implements KindComparison<ViewDefault> {
  @Override
  public Change between(ViewDefault before, ViewDefault after) {
    return before.equals(after) ? Change.NONE : Change.ALTER;
  }
}
