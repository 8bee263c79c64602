package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Table;

/** Everything of a table's own can be altered. */
final class TableComparison implements KindComparison<Table> {
  @Override
  public Change between(Table before, Table after) {
    return before.equals(after) ? Change.NONE : Change.ALTER;
  }
}
