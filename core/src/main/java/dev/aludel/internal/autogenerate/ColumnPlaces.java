package dev.aludel.internal.autogenerate;

import dev.aludel.error.AutogenerateException;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order that each table's columns have at each step of the way, and texts that fit it. A table
 * that is altered gets new columns at its end, so it has another order than a new one would have.
 */
final class ColumnPlaces {

  private final Map<ObjectId, List<String>> columns;
  private final Map<ObjectId, List<String>> inTheEnd;

  private ColumnPlaces(Schema before, Schema after) {
    this.columns = orders(before);
    this.inTheEnd = orders(after);
  }

  /**
   * The same operations, with texts that name columns by the places that those have at that step.
   *
   * @param before what is there
   * @param after what shall be there
   * @param operations the way, in order
   */
  static List<Operation> arranged(Schema before, Schema after, List<Operation> operations) {
    boolean free =
        operations.stream()
            .map(ColumnPlaces::made)
            .flatMap(Optional::stream)
            .allMatch(object -> object.texts().stream().allMatch(text -> text.isFree()));
    if (free) {
      return operations;
    }
    ColumnPlaces places = new ColumnPlaces(before, after);
    List<Operation> arranged = new ArrayList<>();
    for (Operation operation : operations) {
      arranged.add(places.arranged(operation));
      places.follow(operation);
    }
    return arranged;
  }

  /**
   * A schema with the places that columns have once some operations were carried out.
   *
   * @param before what is there
   * @param after what the operations make of it
   * @param operations the way, in order
   */
  static Schema reached(Schema before, Schema after, List<Operation> operations) {
    ColumnPlaces places = new ColumnPlaces(before, after);
    operations.forEach(places::follow);
    List<SchemaObject> objects = new ArrayList<>();
    Map<ObjectId, Set<Schema.Dependency>> needs = new HashMap<>();
    for (SchemaObject object : after.objects()) {
      objects.add(object instanceof Column column ? places.placed(column) : object);
      needs.put(object.id(), after.needs(object.id()));
    }
    return Schema.of(objects, needs);
  }

  private Column placed(Column column) {
    List<String> order = columns(table(column.id()));
    int place = order.indexOf(column.id().name());
    // One that came from a table above has no operation of its own.
    return ColumnCopy.at(place < 0 ? order.size() + column.position() : place + 1, column);
  }

  private static Optional<SchemaObject> made(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return Optional.of(create.object());
    }
    return operation instanceof Operation.Alter alter
        ? Optional.of(alter.after())
        : Optional.empty();
  }

  private Operation arranged(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return new Operation.Create(arranged(create.object()));
    }
    return operation instanceof Operation.Alter alter
        ? new Operation.Alter(alter.before(), arranged(alter.after()))
        : operation;
  }

  private SchemaObject arranged(SchemaObject object) {
    return object.withTexts(
        text -> text.in(this::columns).orElseThrow(() -> unmappable(object.id())));
  }

  private static AutogenerateException unmappable(ObjectId id) {
    return new AutogenerateException(
        "'"
            + id
            + "' gives names to the columns of a join or a row by their places, and the table has"
            + " its columns in another order in the database than in the models.",
        "Name the columns in its text without such a list, for example with AS in a subquery.");
  }

  private List<String> columns(ObjectId table) {
    List<String> now = columns.getOrDefault(table, List.of());
    // A table that inherits its columns has no operation for each of them.
    return now.isEmpty() ? inTheEnd.getOrDefault(table, List.of()) : now;
  }

  private void follow(Operation operation) {
    if (operation instanceof Operation.Create create && isColumn(create.object())) {
      ObjectId id = create.object().id();
      columns.computeIfAbsent(table(id), any -> new ArrayList<>()).add(id.name());
    } else if (operation instanceof Operation.Drop drop && isColumn(drop.object())) {
      ObjectId id = drop.object().id();
      columns.getOrDefault(table(id), new ArrayList<>()).remove(id.name());
    } else if (operation instanceof Operation.Drop drop) {
      columns.remove(drop.object().id());
    }
  }

  private static boolean isColumn(SchemaObject object) {
    return object.id().kind() == ObjectKind.COLUMN;
  }

  private static ObjectId table(ObjectId column) {
    return column.table().orElseThrow();
  }

  private static Map<ObjectId, List<String>> orders(Schema schema) {
    Map<ObjectId, List<String>> orders = new HashMap<>();
    schema.all(Column.class).stream()
        .sorted(Comparator.comparingInt(Column::position))
        .forEach(
            column ->
                orders
                    .computeIfAbsent(table(column.id()), any -> new ArrayList<>())
                    .add(column.id().name()));
    return orders;
  }
}
