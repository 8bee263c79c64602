package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables that become ones {@code OF} a type, which takes the very columns of the type in order. */
final class TypedTables {

  private TypedTables() {}

  /** {@return those that have other columns, so that they must be made again} */
  static Set<ObjectId> withOtherColumns(Schema before, Schema after) {
    Set<ObjectId> found = new HashSet<>();
    for (Table table : after.all(Table.class)) {
      boolean becomes =
          table.type().isPresent()
              && table(before, table.id())
                  .filter(old -> !old.type().equals(table.type()))
                  .isPresent();
      if (becomes && !columns(before, table.id()).equals(columns(after, table.id()))) {
        found.add(table.id());
      }
    }
    return found;
  }

  /** {@return whether a table is no longer one of a type, so that its columns can change} */
  static boolean isFreed(Schema before, Schema after, ObjectId id) {
    return table(before, id).flatMap(Table::type).isPresent()
        && table(after, id).filter(table -> table.type().isEmpty()).isPresent();
  }

  private static Optional<Table> table(Schema schema, ObjectId id) {
    return schema.find(id).filter(Table.class::isInstance).map(Table.class::cast);
  }

  private static List<String> columns(Schema schema, ObjectId table) {
    return schema.parts(table).stream()
        .flatMap(part -> schema.find(part).stream())
        .filter(Column.class::isInstance)
        .sorted(Comparator.comparingInt(SchemaObject::position))
        .map(Column.class::cast)
        .map(column -> column.id().name() + " " + column.type() + " " + column.collation())
        .toList();
  }
}
