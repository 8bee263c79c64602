package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Tables {@code OF} a type, which have the very columns of the type in order. */
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

  /** {@return an object as it is dropped: a column of a table that is freed is one like others} */
  static SchemaObject freed(Schema before, Schema after, SchemaObject object) {
    return object instanceof Column column
            && column.typed()
            && isFreed(before, after, column.id().table().orElseThrow())
        ? ColumnCopy.untyped(column)
        : object;
  }

  /**
   * Orders the change of a type around what happens to the tables of it: their columns come and go
   * with its attributes, and a table that is freed keeps its own.
   */
  static void order(
      Schema before,
      Schema after,
      SortedMap<ObjectId, ObjectChange> changes,
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    for (Table table : before.all(Table.class)) {
      Optional<OperationGraph.Node> altered = alteredType(before, table, changes).map(makes::get);
      if (altered.isEmpty()) {
        continue;
      }
      boolean stays =
          table(after, table.id()).filter(now -> now.type().equals(table.type())).isPresent();
      if (stays) {
        columnIds(before, table.id()).forEach(id -> graph.first(drops.get(id), altered.get()));
        columnIds(after, table.id()).forEach(id -> graph.first(altered.get(), makes.get(id)));
      } else if (changes.get(table.id()) == ObjectChange.ALTER) {
        graph.first(makes.get(table.id()), altered.get());
      }
    }
  }

  private static Optional<ObjectId> alteredType(
      Schema before, Table table, SortedMap<ObjectId, ObjectChange> changes) {
    return table.type().isEmpty()
        ? Optional.empty()
        : before.needs(table.id()).stream()
            .map(Schema.Dependency::on)
            .filter(id -> before.find(id).orElse(null) instanceof CompositeType)
            .filter(id -> changes.get(id) == ObjectChange.ALTER)
            .findFirst();
  }

  private static List<ObjectId> columnIds(Schema schema, ObjectId table) {
    return schema.parts(table).stream().filter(id -> id.kind() == ObjectKind.COLUMN).toList();
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
