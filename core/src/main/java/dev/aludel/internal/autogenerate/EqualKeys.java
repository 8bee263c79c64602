package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys of one table over the same columns. A foreign key stands on the oldest of them, and which
 * one that is depends on how the table came to be.
 */
final class EqualKeys {

  private EqualKeys() {}

  /** {@return the other keys on which a foreign key may stand that is known to stand on one} */
  static List<ObjectId> of(Schema schema, ObjectId key) {
    Optional<Set<String>> columns = columns(schema, key);
    return columns.isEmpty()
        ? List.of()
        : key.table().map(schema::parts).orElse(Set.of()).stream()
            .filter(part -> !part.equals(key) && columns(schema, part).equals(columns))
            .toList();
  }

  /** The columns in which no two rows are alike, of a key; their order doesn't count. */
  private static Optional<Set<String>> columns(Schema schema, ObjectId id) {
    SchemaObject object = schema.find(id).orElse(null);
    if (object instanceof Constraint constraint) {
      return switch (constraint.type()) {
        case PRIMARY_KEY, UNIQUE -> Optional.of(Set.copyOf(constraint.columns()));
        case EXCLUSION, CHECK, FOREIGN_KEY -> Optional.empty();
      };
    }
    return object instanceof Index index && index.unique()
        ? Optional.of(Set.copyOf(index.columns()))
        : Optional.empty();
  }
}
