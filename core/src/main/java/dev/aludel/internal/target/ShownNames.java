package dev.aludel.internal.target;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ViewColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Columns of views that show what was renamed. A view keeps the name that its column had; where the
 * wanted view has the new one, its column is renamed, too, and the view need not be made again.
 */
final class ShownNames {

  private final Renames renames;
  private final Comparison comparison;

  /**
   * Follows some renames.
   *
   * @param renames what was renamed; what follows is added to them
   * @param comparison tells whether it helps
   */
  ShownNames(Renames renames, Comparison comparison) {
    this.renames = renames;
    this.comparison = comparison;
  }

  /** A column of a view, and its new name. */
  private record Shown(ViewColumn column, ObjectId now) {}

  /** The place of a column among those of its view. */
  private record Place(ObjectId view, int position) {
    static Place of(ViewColumn column) {
      return new Place(column.view(), column.position());
    }
  }

  /**
   * Renames columns of views.
   *
   * @param side a schema that was made real, behind the renames
   * @param wish gives what is wanted of it
   * @return the schema behind these renames, too
   */
  ComparedSchema followed(ComparedSchema side, UnaryOperator<ComparedSchema> wish) {
    if (renames.up().isEmpty() || side.schema().all(ViewColumn.class).isEmpty()) {
      return side;
    }
    Schema wanted = wish.apply(side).schema();
    List<Shown> shown = shown(side.schema(), wanted);
    while (!shown.isEmpty()) {
      ComparedSchema tried = run(side, there(shown));
      Set<ObjectId> again = madeAgain(comparison.between(tried.schema(), wanted));
      List<Shown> kept =
          shown.stream().filter(one -> !again.contains(one.column().view())).toList();
      if (kept.size() == shown.size()) {
        shown.forEach(one -> renames.add(one.column(), one.now()));
        return tried;
      }
      run(side, back(shown));
      shown = kept;
    }
    return side;
  }

  /** In an order in which no name is taken before it is free. */
  private List<Shown> shown(Schema schema, Schema wanted) {
    Map<Place, ObjectId> names = new HashMap<>();
    wanted.all(ViewColumn.class).forEach(column -> names.put(Place.of(column), column.id()));
    List<Shown> open = new ArrayList<>();
    for (ViewColumn column : schema.all(ViewColumn.class)) {
      ObjectId now = names.getOrDefault(Place.of(column), column.id());
      if (renames.isRenamed(column.id().name(), now.name())) {
        open.add(new Shown(column, now));
      }
    }
    Set<ObjectId> taken = new HashSet<>(schema.ids());
    List<Shown> shown = new ArrayList<>();
    while (open.removeIf(one -> !taken.contains(one.now()) && shown.add(one))) {
      shown.forEach(one -> taken.remove(one.column().id()));
      shown.forEach(one -> taken.add(one.now()));
    }
    return shown;
  }

  private List<Operation> there(List<Shown> shown) {
    return shown.stream().map(one -> renames.there(one.column(), one.now())).toList();
  }

  private List<Operation> back(List<Shown> shown) {
    List<Operation> back = new ArrayList<>();
    shown.forEach(one -> back.add(0, renames.back(one.column(), one.now())));
    return back;
  }

  private ComparedSchema run(ComparedSchema side, List<Operation> operations) {
    ScratchDatabase database = side.database().orElseThrow();
    comparison.run(database, comparison.statements(operations));
    return side.with(comparison.read(database));
  }

  private static Set<ObjectId> madeAgain(List<Operation> operations) {
    return operations.stream()
        .filter(Operation.Drop.class::isInstance)
        .map(operation -> ((Operation.Drop) operation).object().id())
        .collect(Collectors.toSet());
  }
}
