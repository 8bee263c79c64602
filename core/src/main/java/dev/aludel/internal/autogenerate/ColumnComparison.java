package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.SchemaObject;

/**
 * A column's place in its table doesn't count; its type can be altered once nothing looks at it.
 */
final class ColumnComparison implements KindComparison<Column> {

  @Override
  public Change between(Column before, Column after) {
    if (before.alone().equals(after.alone())) {
      return Change.NONE;
    }
    return before.generated().equals(after.generated())
            || (before.generated().isPresent() && after.generated().isEmpty())
        ? Change.ALTER
        : Change.REMAKE;
  }

  /** The server rebuilds indexes and constraints by itself; nothing else bears another type. */
  @Override
  public boolean disturbs(Column before, Column after, SchemaObject dependent) {
    boolean retyped =
        !before.type().equals(after.type()) || !before.collation().equals(after.collation());
    boolean rebuilt = dependent instanceof Index || dependent instanceof Constraint;
    boolean converts = dependent instanceof ColumnDefault;
    return retyped && !rebuilt && !converts;
  }
}
