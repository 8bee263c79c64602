package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When tables become {@code UNLOGGED} or {@code LOGGED}: no foreign key may lead from a table that
 * is logged to one that is not, at any moment.
 */
final class PersistenceOrder {

  private final Schema before;
  private final Schema after;
  private final Map<ObjectId, OperationGraph.Node> drops;
  private final Map<ObjectId, OperationGraph.Node> makes;
  private final OperationGraph graph;

  PersistenceOrder(
      Schema before,
      Schema after,
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    this.before = before;
    this.after = after;
    this.drops = drops;
    this.makes = makes;
    this.graph = graph;
  }

  /** Orders all tables that change. */
  void order() {
    for (Table table : after.all(Table.class)) {
      boolean changes =
          unlogged(before, table.id()).filter(old -> old != table.unlogged()).isPresent();
      if (changes) {
        order(table);
      }
    }
  }

  /** Foreign keys go before, and come behind; of two tables that change, the one above is safe. */
  private void order(Table table) {
    OperationGraph.Node change = makes.get(table.id());
    for (ObjectId key : foreignKeys(before, table.id())) {
      graph.first(drops.get(key), change);
      boolean isOwn = key.table().equals(Optional.of(table.id()));
      if (isOwn && table.unlogged()) {
        referenced(before, key).map(makes::get).ifPresent(other -> graph.first(change, other));
      } else if (!isOwn && !table.unlogged()) {
        key.table().map(makes::get).ifPresent(other -> graph.first(change, other));
      }
    }
    for (ObjectId key : foreignKeys(after, table.id())) {
      graph.first(change, makes.get(key));
    }
  }

  /** Those of a table, and those that lead to it. */
  private static List<ObjectId> foreignKeys(Schema schema, ObjectId table) {
    List<ObjectId> all = new ArrayList<>(schema.parts(table));
    all.addAll(schema.neededBy(table));
    schema.parts(table).forEach(part -> all.addAll(schema.neededBy(part)));
    return all.stream().filter(id -> isForeignKey(schema.find(id))).distinct().toList();
  }

  private static boolean isForeignKey(Optional<SchemaObject> object) {
    return object
        .filter(Constraint.class::isInstance)
        .filter(one -> ((Constraint) one).type() == Constraint.Type.FOREIGN_KEY)
        .isPresent();
  }

  private static Optional<ObjectId> referenced(Schema schema, ObjectId key) {
    return schema.needs(key).stream()
        .map(Dependency::on)
        .flatMap(need -> need.table().stream())
        .filter(table -> !key.table().equals(Optional.of(table)))
        .findFirst();
  }

  private static Optional<Boolean> unlogged(Schema schema, ObjectId table) {
    return schema
        .find(table)
        .filter(Table.class::isInstance)
        .map(object -> ((Table) object).unlogged());
  }
}
