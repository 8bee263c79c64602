package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;

/** A column that differs from another one only in how it came to be where it is. */
final class ColumnCopy {

  private ColumnCopy() {}

  /** {@return the column at another place} */
  static Column at(int position, Column column) {
    return of(column, position, column.local(), column.typed());
  }

  /** {@return the column as one that the table has for its own as well, or only from above} */
  static Column local(boolean local, Column column) {
    return of(column, column.position(), local, column.typed());
  }

  /** {@return the column as one that no type gives to the table} */
  static Column untyped(Column column) {
    return of(column, column.position(), column.local(), false);
  }

  private static Column of(Column column, int position, boolean local, boolean typed) {
    return new Column(
        column.id(),
        position,
        column.type(),
        column.collation(),
        column.notNull(),
        column.identity(),
        column.generated(),
        column.storage(),
        column.inherited(),
        local,
        typed);
  }
}
