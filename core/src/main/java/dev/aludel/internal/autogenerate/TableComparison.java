package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Table;

/** Everything of a table's own can be altered, but what it is partitioned by. */
final class TableComparison implements KindComparison<Table> {
  @Override
  public Change between(Table before, Table after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    return before.partitionKey().equals(after.partitionKey()) ? Change.ALTER : Change.REMAKE;
  }
}
