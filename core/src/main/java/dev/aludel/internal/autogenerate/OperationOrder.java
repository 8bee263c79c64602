package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts operations in order: what is needed is made first and dropped last, a name is freed before
 * it is taken again, and the rest goes by kind and name, so that the same schemas give the same
 * order.
 */
final class OperationOrder {

  private final Schema before;
  private final Schema after;
  private final ObjectChanges replacing;
  private final SortedMap<ObjectId, ObjectChange> changes;
  private final DroppedTogether together;
  private final MadeTogether made;
  private final UnfilledViews unfilled;
  private final Followers followers;
  private final PartNames partNames;
  private final HierarchyOrder hierarchy;
  private final OperationGraph graph = new OperationGraph();
  private final Map<ObjectId, OperationGraph.Node> drops = new TreeMap<>();
  private final Map<ObjectId, OperationGraph.Node> makes = new TreeMap<>();

  /** Where what was renamed away is dropped. */
  private final Map<ObjectId, OperationGraph.Node> ends = new TreeMap<>();

  OperationOrder(Schema before, Schema after, ObjectChanges replacing) {
    this.before = before;
    this.after = after;
    this.replacing = replacing;
    this.changes = replacing.all();
    this.followers = new Followers(before, after, changes);
    this.partNames = new PartNames(before, after, changes, followers);
    this.together = new DroppedTogether(before, changes);
    this.made = new MadeTogether(before, after, this::isMade);
    this.hierarchy = new HierarchyOrder(before, after, changes, followers, drops, makes, graph);
    this.unfilled = new UnfilledViews(before, after, this::isMade);
  }

  /**
   * Puts the operations in order.
   *
   * @param renames what is renamed before the schema is as it is taken to be, in order
   */
  List<Operation> operations(List<Operation.Rename> renames) {
    changes.forEach(this::addNodes);
    changes.keySet().forEach(this::shareMake);
    changes.keySet().forEach(this::findDrop);
    changes.keySet().forEach(this::findMaking);
    orderDrops();
    orderMakes();
    for (ObjectId id : changes.keySet()) {
      if (id.kind() == ObjectKind.PARTITION || id.kind() == ObjectKind.INHERITANCE) {
        hierarchy.order(id);
      }
    }
    partNames.order(drops, makes, graph);
    TypedTables.order(before, after, changes, drops, makes, graph);
    new OwnParts(before, after, changes).order(drops, makes, graph);
    new KeptRows(before, after, changes).order(drops, makes, graph);
    new Overloads(before, after, changes).order(drops, makes, graph);
    new CopiedKeys(after, makes, graph).order();
    new JoinedColumns(before, after).order(drops, makes, graph);
    new PersistenceOrder(before, after, drops, makes, graph).order();
    orderNames();
    drops.forEach(this::orderBeforeAllThatIsMade);
    new RenameOrder(before, after, drops, makes, graph).add(renames);
    return graph.sorted();
  }

  private void addNodes(ObjectId id, ObjectChange change) {
    if (change == ObjectChange.REPLACE) {
      replace(id);
    } else if (isDropped(id) && goesWith(id).isEmpty()) {
      drop(id);
    }
    Optional<ObjectId> given = partNames.given(id);
    if (given.isPresent() || followers.leaderOfMaking(id).isPresent()) {
      given.ifPresent(name -> make(new Operation.Rename(name, id), id));
      return;
    }
    Optional<SchemaObject> copy = followers.copied(id);
    if (copy.isPresent()) {
      make(new Operation.Alter(copy.get(), in(after, id)), id);
      return;
    }
    switch (change) {
      case CREATE, REMAKE, REPLACE -> create(id);
      case ALTER -> make(new Operation.Alter(replacing.altered(id), in(after, id)), id);
      case DROP -> {}
    }
  }

  private void create(ObjectId id) {
    if (made.whole(id).isPresent()) {
      return;
    }
    SchemaObject object = unfilled.asMade(made.written(id));
    SchemaObject plain = object.beforeHeirs();
    if (plain.equals(object) || isInNewTable(id) || !followers.isFollowed(id)) {
      make(new Operation.Create(object), id);
      return;
    }
    make(new Operation.Create(plain), id);
    OperationRank rank = OperationRank.ofMaking(after, object, made);
    graph.first(makes.get(id), graph.add(new Operation.Alter(plain, object), rank));
  }

  private boolean isInNewTable(ObjectId id) {
    return id.table().filter(this::isMade).isPresent();
  }

  /** What is made with another object is made where that one is. */
  private void shareMake(ObjectId id) {
    made.whole(id).map(makes::get).ifPresent(node -> makes.put(id, node));
  }

  /** The old object is renamed away, and dropped under its other name in the end. */
  private void replace(ObjectId id) {
    SchemaObject old = in(before, id);
    SchemaObject away = replacing.away(id);
    drops.put(
        id, graph.add(new Operation.Alter(old, away), OperationRank.ofMaking(before, old, made)));
    ends.put(id, graph.add(new Operation.Drop(away), OperationRank.ofDropping(before, old)));
  }

  private void make(Operation operation, ObjectId id) {
    makes.put(id, graph.add(operation, OperationRank.ofMaking(after, in(after, id), made)));
  }

  private void drop(ObjectId id) {
    SchemaObject object = TypedTables.freed(before, after, in(before, id));
    drops.put(id, graph.add(new Operation.Drop(object), OperationRank.ofDropping(before, object)));
  }

  /** What an object is dropped with, without a statement of its own. */
  private Optional<ObjectId> goesWith(ObjectId id) {
    return together.whole(id).or(() -> followers.leaderOfDropping(id));
  }

  private boolean isDropped(ObjectId id) {
    return changes.get(id) == ObjectChange.DROP || isMadeAgain(id);
  }

  private boolean isMade(ObjectId id) {
    return changes.get(id) == ObjectChange.CREATE || isMadeAgain(id);
  }

  private boolean isMadeAgain(ObjectId id) {
    return changes.get(id) == ObjectChange.REMAKE || changes.get(id) == ObjectChange.REPLACE;
  }

  /** The node at which an object is gone: its own, or that of what it goes with. */
  private Optional<OperationGraph.Node> findDrop(ObjectId id) {
    OperationGraph.Node own = drops.get(id);
    if (own != null || !isDropped(id)) {
      return Optional.ofNullable(own);
    }
    Optional<OperationGraph.Node> others = goesWith(id).flatMap(this::findDrop);
    others.ifPresent(node -> drops.put(id, node));
    return others;
  }

  /** The node at which an object is there as it shall be: its own, or that of its leader. */
  private Optional<OperationGraph.Node> findMaking(ObjectId id) {
    OperationGraph.Node own = makes.get(id);
    if (own != null || !changes.containsKey(id)) {
      return Optional.ofNullable(own);
    }
    Optional<ObjectId> leader = followers.leaderOfMaking(id);
    Optional<OperationGraph.Node> others = leader.flatMap(this::findMaking);
    others.ifPresent(node -> makes.put(id, node));
    return others;
  }

  private void orderBeforeAllThatIsMade(ObjectId id, OperationGraph.Node drop) {
    if (in(before, id).changesWhatIsMade() && goesWith(id).isEmpty()) {
      makes.values().stream()
          .filter(node -> node.operation() instanceof Operation.Create)
          .forEach(node -> graph.first(drop, node));
    }
  }

  private void orderDrops() {
    for (ObjectId id : changes.keySet()) {
      if (before.find(id).isEmpty()) {
        continue;
      }
      for (ObjectId dependent : before.neededBy(id)) {
        // What needs it lets go, by its own drop or by being altered, before it is dropped or
        // altered.
        graph.first(drops.get(dependent), drops.get(id));
        if (isForeignKey(after, dependent)) {
          // The server chooses the key that it stands on, and would choose the old one again.
          graph.first(drops.get(id), makes.get(dependent));
        }
        if (isForeignKey(before, dependent)) {
          EqualKeys.of(before, id).stream()
              .flatMap(key -> Optional.ofNullable(drops.get(key)).stream())
              .forEach(key -> graph.prefer(drops.get(dependent), key));
        }
        if (changes.get(dependent) == ObjectChange.ALTER) {
          boolean stays = after.needs(dependent).stream().anyMatch(need -> need.on().equals(id));
          graph.first(makes.get(dependent), stays ? ends.get(id) : drops.get(id));
        }
        graph.first(ends.get(dependent), ends.containsKey(id) ? ends.get(id) : drops.get(id));
        if (changes.get(id) == ObjectChange.ALTER) {
          // A column's default lets go of its sequence only once the column has another type.
          if (dependent.kind() == ObjectKind.SEQUENCE_OWNER && makes.containsKey(id)) {
            graph.prefer(drops.get(dependent), makes.get(id));
          } else {
            graph.first(drops.get(dependent), makes.get(id));
          }
          // What is done to a column above is done to those below, too.
          followers
              .above(id)
              .forEach(leader -> graph.first(drops.get(dependent), makes.get(leader)));
        }
      }
      // What the table above hands down can't be dropped as long as it does.
      followers.linkOf(id).ifPresent(link -> graph.first(drops.get(link), drops.get(id)));
      followers.leaderOf(id).ifPresent(leader -> graph.first(drops.get(leader), drops.get(id)));
      for (ObjectId part : before.parts(id)) {
        graph.first(drops.get(part), drops.get(id));
        if (part.kind() == ObjectKind.COLUMN && TypedTables.isFreed(before, after, id)) {
          graph.first(makes.get(id), drops.get(part));
        }
        // A table's own attributes have nothing to do with what lies in it.
        if (changes.get(id) == ObjectChange.ALTER && id.kind() != ObjectKind.TABLE) {
          graph.first(drops.get(part), makes.get(id));
        }
      }
      if (isMadeAgain(id)) {
        if (!comesWithItsTable(id)) {
          graph.first(drops.get(id), makes.get(id));
        }
        graph.first(makes.get(id), ends.get(id));
      }
    }
  }

  /** Whether an object is made by an object above for a table that isn't there by then. */
  private boolean comesWithItsTable(ObjectId id) {
    return followers.leaderOfMaking(id).isPresent() && isInNewTable(id);
  }

  private void orderMakes() {
    makes.forEach(
        (id, node) -> {
          SchemaObject object = in(after, id);
          if (followers.leaderOfMaking(id).isPresent()) {
            // A table that is made below another one takes over what is there by then.
            if (Followers.comesWithTheTable(id)) {
              id.table().map(makes::get).ifPresent(table -> graph.first(node, table));
            }
            return;
          }
          if (followers.copied(id).isPresent() && Followers.comesWithTheTable(id)) {
            object
                .follows()
                .map(makes::get)
                .ifPresent(leader -> graph.first(leader, id.table().map(makes::get).orElse(null)));
          }
          if (id.kind() == ObjectKind.COLUMN) {
            // A column that holds rows of the table keeps the table as it is; a view doesn't.
            before.neededBy(id.table().orElseThrow()).stream()
                .filter(user -> user.kind() != ObjectKind.VIEW)
                .forEach(user -> graph.first(drops.get(user), node));
          }
          if (id.kind() == ObjectKind.DOMAIN_CONSTRAINT) {
            object.parent().ifPresent(domain -> orderWithUsers(domain, node));
          }
          object.parent().map(makes::get).ifPresent(parent -> graph.first(parent, node));
          id.table().map(makes::get).ifPresent(table -> graph.first(table, node));
          object
              .follows()
              .map(makes::get)
              .ifPresent(leader -> orderWithLeader(object, node, leader));
          object
              .hasColumnsOf()
              .ifPresent(
                  table -> before.parts(table).forEach(part -> graph.first(drops.get(part), node)));
          for (Dependency need : after.needs(id)) {
            graph.first(makes.get(need.on()), node);
            if (isForeignKey(after, id)) {
              // Of several keys it stands on the oldest.
              EqualKeys.of(after, need.on()).stream()
                  .flatMap(key -> Optional.ofNullable(makes.get(key)).stream())
                  .forEach(key -> graph.prefer(makes.get(need.on()), key));
            }
            hierarchy.orderBehind(need.on(), object, node);
            TableText.table(object)
                .filter(table -> !liesIn(table, need.on()))
                .map(makes::get)
                .filter(table -> table.operation() instanceof Operation.Create)
                .ifPresent(table -> graph.prefer(makes.get(need.on()), table));
          }
        });
  }

  /** A domain gets no further check as long as a column has it within an array or a composite. */
  private void orderWithUsers(ObjectId domain, OperationGraph.Node check) {
    for (ObjectId user : before.neededBy(domain)) {
      if (after.needs(user).stream().noneMatch(need -> need.on().equals(domain))) {
        graph.first(drops.get(user), check);
        graph.first(makes.get(user), check);
      }
    }
  }

  /** Whether an object is part of a table, or is made with such a part. */
  private boolean liesIn(ObjectId table, ObjectId id) {
    return made.whole(id).orElse(id).table().equals(Optional.of(table));
  }

  /**
   * An index that is there when the one above it is made becomes a part of that one, and so does a
   * column, which must have the other one's type by then.
   */
  private void orderWithLeader(
      SchemaObject object, OperationGraph.Node node, OperationGraph.Node leader) {
    boolean isThere =
        object.id().kind() == ObjectKind.COLUMN
            && changes.get(object.id()) == ObjectChange.ALTER
            && object.follows().map(changes::get).filter(ObjectChange.CREATE::equals).isPresent()
            && !followers.moves(
                new ObjectId(ObjectKind.INHERITANCE, object.id().table().orElseThrow().path()));
    if (object.id().kind() == ObjectKind.INDEX || isThere) {
      graph.first(node, leader);
    } else {
      graph.first(leader, node);
    }
  }

  private void orderNames() {
    Map<String, Set<OperationGraph.Node>> freed = new HashMap<>();
    drops.forEach(
        (id, node) ->
            in(before, id)
                .occupies()
                .forEach(name -> freed.computeIfAbsent(name, any -> new HashSet<>()).add(node)));
    makes.forEach(
        (id, node) ->
            names(before, id)
                .filter(name -> changes.get(id) == ObjectChange.ALTER && !occupies(after, id, name))
                .forEach(name -> freed.computeIfAbsent(name, any -> new HashSet<>()).add(node)));
    makes.forEach(
        (id, node) ->
            names(after, id)
                .filter(
                    name -> changes.get(id) != ObjectChange.ALTER || !occupies(before, id, name))
                .flatMap(name -> freed.getOrDefault(name, Set.of()).stream())
                .forEach(drop -> takeFreed(id, drop, node)));
  }

  private static Stream<String> names(Schema schema, ObjectId id) {
    return schema.find(id).stream().flatMap(object -> object.occupies().stream());
  }

  private static boolean occupies(Schema schema, ObjectId id, String name) {
    return names(schema, id).anyMatch(name::equals);
  }

  private void takeFreed(ObjectId id, OperationGraph.Node drop, OperationGraph.Node node) {
    graph.first(drop, node);
    TableText.table(in(after, id)).map(makes::get).ifPresent(table -> graph.prefer(drop, table));
  }

  private static boolean isForeignKey(Schema schema, ObjectId id) {
    return schema
        .find(id)
        .filter(
            object ->
                object instanceof Constraint constraint
                    && constraint.type() == Constraint.Type.FOREIGN_KEY)
        .isPresent();
  }

  private static SchemaObject in(Schema schema, ObjectId id) {
    return schema.find(id).orElseThrow();
  }
}
