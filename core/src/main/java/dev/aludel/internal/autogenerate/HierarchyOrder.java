package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a table leaves the tables above it, and joins others. */
final class HierarchyOrder {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, ObjectChange> changes;
  private final Followers followers;
  private final Map<ObjectId, OperationGraph.Node> drops;
  private final Map<ObjectId, OperationGraph.Node> makes;
  private final OperationGraph graph;

  HierarchyOrder(
      Schema before,
      Schema after,
      SortedMap<ObjectId, ObjectChange> changes,
      Followers followers,
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    this.before = before;
    this.after = after;
    this.changes = changes;
    this.followers = followers;
    this.drops = drops;
    this.makes = makes;
    this.graph = graph;
  }

  /** Orders what happens to the tables of a link around what happens to the link. */
  void order(ObjectId link) {
    if (after.find(link).isEmpty() || followers.moves(link)) {
      order(before, link);
    }
    if (after.find(link).isPresent()) {
      order(after, link);
    }
  }

  /**
   * A table leaves the one above before either is changed, and is put below another one once both
   * are as they shall be. One that leaves for a moment to come back below the same one does so
   * before.
   */
  private void order(Schema schema, ObjectId link) {
    ObjectId table = new ObjectId(ObjectKind.TABLE, link.path());
    boolean isNew =
        changes.get(table) == ObjectChange.CREATE || changes.get(table) == ObjectChange.REMAKE;
    if (isNew) {
      orderNew(table, link);
    }
    if (isNew || changes.get(table) == ObjectChange.DROP) {
      return;
    }
    List<ObjectId> tables = new ArrayList<>(List.of(table));
    schema.needs(link).forEach(need -> tables.add(need.on()));
    boolean joins =
        changes.get(link) == ObjectChange.CREATE
            || followers.moves(link)
            || tables.stream().anyMatch(this::isMadeAgain)
            || (changes.get(link) == ObjectChange.ALTER
                && !before.needs(link).containsAll(after.needs(link)));
    for (ObjectId one : tables) {
      // A table that leaves gets no part of what the whole gets.
      after.parts(one).stream()
          .filter(part -> part.kind() == ObjectKind.INDEX)
          .forEach(index -> graph.first(drops.get(link), makes.get(index)));
    }
    if (changes.get(link) == ObjectChange.CREATE || followers.moves(link)) {
      // A table that joins brings its own parts of the whole's indexes along.
      after.parts(table).stream()
          .filter(part -> after.find(part).flatMap(SchemaObject::follows).isPresent())
          .filter(part -> part.kind() == ObjectKind.INDEX)
          .forEach(index -> graph.first(makes.get(index), makes.get(link)));
    }
    Set<OperationGraph.Node> keptBelow = dropsOfKept(tables, table);
    for (ObjectId one : tables) {
      for (ObjectId part : parts(one)) {
        if (!part.equals(link) && followers.leaderOfMaking(part).isEmpty()) {
          graph.first(drops.get(link), drops.get(part));
          // A table that isn't there yet is made in one piece, whoever stands below it later.
          if (changes.get(one) != ObjectChange.CREATE) {
            graph.first(drops.get(link), makes.get(part));
          }
          for (OperationGraph.Node change : nodes(part)) {
            if (joins || keptBelow.contains(change)) {
              graph.first(change, makes.get(link));
            } else {
              graph.first(makes.get(link), change);
            }
          }
        }
      }
    }
  }

  /** Two tables above may lose columns of one name that no table can inherit at once. */
  private void orderNew(ObjectId table, ObjectId link) {
    Optional.ofNullable(makes.get(table))
        .ifPresent(
            made ->
                after.needs(link).stream()
                    .flatMap(need -> before.parts(need.on()).stream())
                    .filter(part -> part.kind() == ObjectKind.COLUMN)
                    .forEach(column -> graph.prefer(drops.get(column), made)));
  }

  /**
   * A new table is complete once it stands below those above it; what needs it should wait for
   * that. What needs a column that comes from there must.
   *
   * @param needed what is needed
   * @param object what needs it
   * @param node where that is made
   */
  void orderBehind(ObjectId needed, SchemaObject object, OperationGraph.Node node) {
    ObjectId table = needed.kind() == ObjectKind.TABLE ? needed : needed.table().orElse(needed);
    if (table.kind() != ObjectKind.TABLE || object.id().table().equals(Optional.of(table))) {
      return;
    }
    boolean comes = followers.leaderOfMaking(needed).isPresent() && makes.get(needed) == null;
    for (ObjectKind kind : List.of(ObjectKind.PARTITION, ObjectKind.INHERITANCE)) {
      OperationGraph.Node link = makes.get(new ObjectId(kind, table.path()));
      if (comes) {
        graph.first(link, node);
      }
      graph.prefer(link, node);
      TableText.table(object)
          .map(makes::get)
          .filter(made -> made.operation() instanceof Operation.Create)
          .ifPresent(made -> graph.prefer(link, made));
    }
  }

  /** A column that goes, and stays below, goes while the table below is away; so what needs it. */
  private Set<OperationGraph.Node> dropsOfKept(List<ObjectId> tables, ObjectId heir) {
    Deque<ObjectId> open = new ArrayDeque<>();
    tables.stream()
        .flatMap(table -> parts(table).stream())
        .filter(part -> isKeptBelow(part, heir))
        .forEach(open::add);
    Set<ObjectId> going = new HashSet<>(open);
    while (!open.isEmpty()) {
      before.neededBy(open.pop()).stream().filter(going::add).forEach(open::add);
    }
    return going.stream()
        .flatMap(part -> Optional.ofNullable(drops.get(part)).stream())
        .collect(Collectors.toSet());
  }

  private boolean isKeptBelow(ObjectId column, ObjectId heir) {
    ObjectId own = ObjectId.of(column.kind(), heir.schema(), heir.name(), column.name());
    return column.kind() == ObjectKind.COLUMN
        && changes.get(column) == ObjectChange.DROP
        && before.find(own).flatMap(SchemaObject::follows).equals(Optional.of(column))
        && after.find(own).isPresent();
  }

  private boolean isMadeAgain(ObjectId id) {
    return changes.get(id) == ObjectChange.REMAKE || changes.get(id) == ObjectChange.REPLACE;
  }

  private Set<ObjectId> parts(ObjectId table) {
    Set<ObjectId> parts = new HashSet<>();
    for (Schema schema : List.of(before, after)) {
      for (ObjectId part : schema.parts(table)) {
        parts.add(part);
        parts.addAll(schema.parts(part));
      }
    }
    parts.removeIf(
        part ->
            !List.of(ObjectKind.COLUMN, ObjectKind.DEFAULT, ObjectKind.CONSTRAINT)
                .contains(part.kind()));
    return parts;
  }

  private List<OperationGraph.Node> nodes(ObjectId id) {
    return Stream.of(drops.get(id), makes.get(id)).filter(Objects::nonNull).toList();
  }
}
