package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.DomainType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Materialized views that keep whole rows of a table, perhaps inside other types. The server writes
 * such a table's rows anew only while there are none; what the views keep is made again by their
 * queries.
 */
final class KeptRows {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, ObjectChange> changes;

  KeptRows(Schema before, Schema after, SortedMap<ObjectId, ObjectChange> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /** {@return the views that are in the way of a table's change} */
  Set<ObjectId> inTheWay() {
    Set<ObjectId> found = new TreeSet<>();
    after.all(Table.class).stream()
        .filter(this::isWrittenAnew)
        .forEach(table -> found.addAll(keepers(before, table.id())));
    return found;
  }

  /** The views are dropped before anything is done to the columns, and made behind that. */
  void order(
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    for (Table table : after.all(Table.class)) {
      if (before.find(table.id()).isPresent() && isWrittenAnew(table)) {
        order(table.id(), table.id(), drops, makes, graph);
        after.parts(table.id()).stream()
            .filter(part -> part.kind() == ObjectKind.COLUMN)
            .forEach(column -> order(table.id(), column, drops, makes, graph));
      }
    }
  }

  private void order(
      ObjectId table,
      ObjectId changed,
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    OperationGraph.Node node = makes.get(changed);
    if (node != null) {
      keepers(before, table).forEach(view -> graph.first(drops.get(view), node));
      keepers(after, table).forEach(view -> graph.first(node, makes.get(view)));
    }
  }

  private boolean isWrittenAnew(Table table) {
    Optional<SchemaObject> old = before.find(table.id());
    boolean kept = !keepers(before, table.id()).isEmpty() || !keepers(after, table.id()).isEmpty();
    if (!kept || !(old.orElse(null) instanceof Table was)) {
      return false;
    }
    return was.unlogged() != table.unlogged()
        || !was.accessMethod().equals(table.accessMethod())
        || after.parts(table.id()).stream()
            .flatMap(part -> after.find(part).stream())
            .anyMatch(part -> part instanceof Column column && isWrittenAnew(column));
  }

  private boolean isWrittenAnew(Column column) {
    if (before.find(column.id()).orElse(null) instanceof Column old
        && changes.get(column.id()) != ObjectChange.REMAKE) {
      return !old.type().equals(column.type());
    }
    return column.notNull().isPresent()
        || column.identity().isPresent()
        || column.generated().isPresent()
        || after.find(new ObjectId(ObjectKind.DEFAULT, column.id().path())).isPresent()
        || after.needs(column.id()).stream()
            .anyMatch(need -> after.find(need.on()).orElse(null) instanceof DomainType);
  }

  private static Set<ObjectId> keepers(Schema schema, ObjectId table) {
    Set<ObjectId> seen = new TreeSet<>();
    Set<ObjectId> views = new TreeSet<>();
    Deque<ObjectId> open = new ArrayDeque<>(List.of(table));
    while (!open.isEmpty()) {
      for (ObjectId user : schema.neededBy(open.pop())) {
        if (user.kind() == ObjectKind.TYPE && seen.add(user)) {
          open.add(user);
        } else if (user.kind() == ObjectKind.VIEW_COLUMN) {
          ObjectId view = schema.find(user).flatMap(SchemaObject::parent).orElse(user);
          if (view.kind() == ObjectKind.MATERIALIZED_VIEW) {
            views.add(view);
          } else if (seen.add(view)) {
            // Its own rows have such rows within.
            open.add(view);
          }
        }
      }
    }
    return views;
  }
}
