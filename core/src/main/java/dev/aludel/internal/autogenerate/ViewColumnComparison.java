package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ViewColumn;

/** How a column's values are kept can be altered; all else of it is the view's own matter. */
final class ViewColumnComparison implements KindComparison<ViewColumn> {
  @Override
  public Change between(ViewColumn before, ViewColumn after) {
    return before.storage().equals(after.storage()) ? Change.NONE : Change.ALTER;
  }
}
