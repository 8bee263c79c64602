package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.SchemaObject;
import java.util.Optional;

/**
 * What a person writes inside CREATE TABLE, so that it should be there before the table is made.
 */
final class TableText {

  private TableText() {}

  /** {@return the table in whose text an object can stand} */
  static Optional<ObjectId> table(SchemaObject object) {
    boolean inside =
        object.id().kind() == ObjectKind.COLUMN
            || object.id().kind() == ObjectKind.DEFAULT
            || (object instanceof Constraint constraint
                && constraint.type() != Constraint.Type.FOREIGN_KEY);
    if (isHierarchy(object)) {
      return object.parent();
    }
    return inside ? object.id().table() : Optional.empty();
  }

  /** {@return whether it says which tables a table stands below} */
  static boolean isHierarchy(SchemaObject object) {
    return object instanceof Partition || object instanceof Inheritance;
  }
}
