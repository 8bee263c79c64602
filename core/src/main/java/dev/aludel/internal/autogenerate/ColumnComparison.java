package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SequenceOwner;
import dev.aludel.schema.Table;
import dev.aludel.schema.TypeName;
import java.util.Optional;

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

  /**
   * The server rebuilds indexes and constraints by itself, and converts a default where that comes
   * out as it would be written for the new type; nothing else bears another type.
   */
  @Override
  public boolean disturbs(Column before, Column after, SchemaObject dependent) {
    boolean retyped = !before.type().equals(after.type());
    if (dependent instanceof ColumnDefault) {
      return retyped && !TypeName.parse(before.type()).isWrittenAlike(TypeName.parse(after.type()));
    }
    if (dependent instanceof Constraint constraint
        && constraint.type() == Constraint.Type.FOREIGN_KEY) {
      // While one of the two columns has the new type already, they can't be compared.
      return retyped && !TypeName.parse(before.type()).isComparable(TypeName.parse(after.type()));
    }
    boolean changed = retyped || !before.collation().equals(after.collation());
    boolean rebuilt = dependent instanceof Index || dependent instanceof Constraint;
    boolean isSaidAboutIt = dependent.parent().equals(Optional.of(before.id()));
    boolean isOwned = dependent instanceof SequenceOwner;
    return changed && !rebuilt && !isSaidAboutIt && !isOwned;
  }

  /** The server refuses another type for a column of a partition key. */
  @Override
  public boolean breaks(Column before, Column after, SchemaObject whole) {
    boolean retyped =
        !before.type().equals(after.type()) || !before.collation().equals(after.collation());
    return retyped && whole instanceof Table table && table.isPartitionedBy(before.id().name());
  }
}
