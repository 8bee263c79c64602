package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
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
      for (ObjectId part : parts(one)) {
        if (!part.equals(link) && followers.leaderOfMaking(part).isEmpty()) {
          graph.first(drops.get(link), drops.get(part));
          // A table that isn't there yet is made in one piece, whoever stands below it later.
          if (changes.get(one) != ObjectChange.CREATE) {
            graph.first(drops.get(link), makes.get(part));
          }
          for (OperationGraph.Node change : nodes(part)) {
            if (joins) {
              graph.first(change, makes.get(link));
            } else {
              graph.first(makes.get(link), change);
            }
          }
        }
      }
    }
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
