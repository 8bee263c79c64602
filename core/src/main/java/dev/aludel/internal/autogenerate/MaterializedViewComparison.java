package dev.aludel.internal.autogenerate;

import dev.aludel.schema.MaterializedView;

/** Only options can be altered; rows don't count. */
final class MaterializedViewComparison implements KindComparison<MaterializedView> {
  @Override
  public Change between(MaterializedView before, MaterializedView after) {
    if (UnfilledViews.as(before, after.filled()).equals(after)) {
      return Change.NONE;
    }
    boolean sameQuery =
        before.query().equals(after.query())
            && before.columns().equals(after.columns())
            && before.reads().equals(after.reads());
    return sameQuery && before.accessMethod().equals(after.accessMethod())
        ? Change.ALTER
        : Change.REMAKE;
  }
}
