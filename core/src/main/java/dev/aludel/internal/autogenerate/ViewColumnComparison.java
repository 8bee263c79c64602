package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ViewColumn;

/** A view's columns are the view's own matter. */
final class ViewColumnComparison implements KindComparison<ViewColumn> {
  @Override
  public Change between(ViewColumn before, ViewColumn after) {
    return Change.NONE;
  }
}
