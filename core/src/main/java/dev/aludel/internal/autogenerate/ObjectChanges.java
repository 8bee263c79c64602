package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens to each object on the way from one schema to another: what differs, and what must be
 * taken down and made again because it stands on that.
 */
final class ObjectChanges {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, ObjectChange> changes = new TreeMap<>();
  private final Map<ObjectId, SchemaObject> moved = new TreeMap<>();
  private final Replaced replaced;
  private final Deque<ObjectId> open = new ArrayDeque<>();

  private ObjectChanges(Schema before, Schema after) {
    this.before = before;
    this.after = after;
    this.replaced = new Replaced(before, after);
  }

  static ObjectChanges between(Schema before, Schema after) {
    ObjectChanges changes = new ObjectChanges(before, after);
    changes.compare();
    do {
      changes.close();
    } while (changes.remakeWhatCantLetGo() || changes.remakeWhatIsInTheWay());
    return changes;
  }

  /** {@return what happens to each object to which something happens} */
  SortedMap<ObjectId, ObjectChange> all() {
    return changes;
  }

  /** {@return an object that is altered, as it is once what it needs was renamed away} */
  SchemaObject altered(ObjectId id) {
    return moved.getOrDefault(id, before.find(id).orElseThrow());
  }

  /** {@return a replaced object under the name that it has until it is dropped} */
  SchemaObject away(ObjectId id) {
    return replaced.away(id);
  }

  private void compare() {
    for (SchemaObject old : before.objects()) {
      Optional<SchemaObject> now = after.find(old.id());
      Change change = now.isEmpty() ? Change.NONE : Comparisons.between(old, now.get());
      if (now.isEmpty()) {
        set(old.id(), ObjectChange.DROP);
      } else if (change != Change.NONE) {
        set(old.id(), change(change));
      } else if (goesWithItsLeader(old, now.get())) {
        set(old.id(), ObjectChange.REMAKE);
      }
    }
    for (SchemaObject made : after.objects()) {
      if (before.find(made.id()).isEmpty()) {
        changes.put(made.id(), ObjectChange.CREATE);
      }
    }
    TypedTables.withOtherColumns(before, after).forEach(this::remake);
    linksOfKeptColumns().forEach(this::remake);
  }

  /**
   * Whether the server drops what shall stay: a part of a constraint or an index goes with the
   * whole, and a default with the one above, unless the table leaves the one above.
   */
  private boolean goesWithItsLeader(SchemaObject old, SchemaObject now) {
    boolean isPart =
        old.id().kind() == ObjectKind.CONSTRAINT
            || old.id().kind() == ObjectKind.INDEX
            || isDefaultOfStayingColumn(old);
    if (!isPart || !old.goesWithLeader()) {
      return false;
    }
    Optional<SchemaObject> leader = old.follows().flatMap(before::find);
    if (leader.isEmpty() || !staysBelow(old.id().table().orElseThrow(), leader.get().id())) {
      return false;
    }
    return after
        .find(leader.get().id())
        .map(made -> goesWithItsLeader(leader.get(), made))
        .orElse(now.follows().flatMap(after::find).isEmpty());
  }

  /** A default that is dropped above is dropped below as well, unless its column goes. */
  private boolean isDefaultOfStayingColumn(SchemaObject old) {
    return old.id().kind() == ObjectKind.DEFAULT
        && old.follows()
            .flatMap(leader -> after.find(new ObjectId(ObjectKind.COLUMN, leader.path())))
            .isPresent();
  }

  private boolean staysBelow(ObjectId table, ObjectId leader) {
    return Stream.of(ObjectKind.PARTITION, ObjectKind.INHERITANCE)
        .flatMap(kind -> after.needs(new ObjectId(kind, table.path())).stream())
        .anyMatch(need -> leader.table().equals(Optional.of(need.on())));
  }

  /**
   * Where a table keeps a column that the one above loses: the server would drop it along, so the
   * table leaves for a moment, and has all its columns for its own then.
   */
  private List<ObjectId> linksOfKeptColumns() {
    return before.all(Column.class).stream()
        .filter(SchemaObject::goesWithLeader)
        .filter(
            old -> old.follows().map(changes::get).filter(ObjectChange.DROP::equals).isPresent())
        .filter(old -> after.find(old.id()).filter(this::isNotHandedDownAnyway).isPresent())
        .map(old -> new ObjectId(ObjectKind.INHERITANCE, old.id().table().orElseThrow().path()))
        .filter(link -> before.find(link).isPresent() && after.find(link).isPresent())
        .distinct()
        .toList();
  }

  /** Whether no other table above had such a column before and has it still. */
  private boolean isNotHandedDownAnyway(SchemaObject column) {
    return column.follows().flatMap(before::find).isEmpty();
  }

  private static ObjectChange change(Change change) {
    return switch (change) {
      case ALTER -> ObjectChange.ALTER;
      case REPLACE -> ObjectChange.REPLACE;
      default -> ObjectChange.REMAKE;
    };
  }

  private void set(ObjectId id, ObjectChange change) {
    if (changes.put(id, change) != change) {
      open.add(id);
    }
  }

  private void close() {
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      if (changes.get(id) == ObjectChange.ALTER) {
        disturb(id);
      } else {
        takeDown(id);
      }
    }
  }

  /** An object that is altered takes down only what can't bear it. */
  private void disturb(ObjectId id) {
    SchemaObject old = altered(id);
    SchemaObject now = after.find(id).orElseThrow();
    old.parent()
        .filter(whole -> Comparisons.breaks(old, now, before.find(whole).orElseThrow()))
        .ifPresent(this::remake);
    Set<ObjectId> dependents = new TreeSet<>(before.neededBy(id));
    dependents.addAll(before.parts(id));
    for (ObjectId dependent : dependents) {
      if (Comparisons.disturbs(old, now, before.find(dependent).orElseThrow())) {
        remake(dependent);
      }
    }
  }

  /** An object that is dropped, for good or for a moment, takes down what needs it. */
  private void takeDown(ObjectId id) {
    for (ObjectId part : before.parts(id)) {
      remake(part);
    }
    for (ObjectId dependent : before.neededBy(id)) {
      boolean letsGo =
          changes.get(dependent) == ObjectChange.ALTER
              && after.needs(dependent).stream().noneMatch(need -> need.on().equals(id));
      boolean again =
          changes.get(id) == ObjectChange.REMAKE
              && after.needs(dependent).stream().anyMatch(need -> need.on().equals(id));
      if (again && changes.get(dependent) != ObjectChange.DROP) {
        // Renamed away, it would still hold on to what must be gone before it is made again.
        set(dependent, ObjectChange.REMAKE);
      } else if (!letsGo && !movesOver(dependent, id)) {
        remake(dependent);
      }
    }
  }

  /**
   * An object that is altered lets go of what is dropped before that happens. That can't be where
   * it needs the same whole again, which is made only behind the drop, or something of the same
   * name.
   */
  private boolean remakeWhatCantLetGo() {
    for (ObjectId id : List.copyOf(changes.keySet())) {
      if (changes.get(id) == ObjectChange.ALTER) {
        Set<ObjectId> again = madeAgain(before, id);
        again.retainAll(madeAgain(after, id));
        if (!again.isEmpty() || waitsForItsOwnNames(id)) {
          remake(id);
        }
      }
    }
    return !open.isEmpty();
  }

  private boolean waitsForItsOwnNames(ObjectId id) {
    Set<String> freed =
        before.needs(id).stream()
            .flatMap(need -> before.find(need.on()).stream())
            .flatMap(part -> Stream.of(Optional.of(part), part.parent().flatMap(before::find)))
            .flatMap(Optional::stream)
            .filter(object -> changes.get(object.id()) == ObjectChange.DROP)
            .flatMap(object -> object.occupies().stream())
            .collect(Collectors.toSet());
    return !freed.isEmpty()
        && after.withNeeds(Set.of(id)).objects().stream()
            .filter(object -> changes.get(object.id()) == ObjectChange.CREATE)
            .flatMap(object -> object.occupies().stream())
            .anyMatch(freed::contains);
  }

  /** What stays as it is can be in the way of what the server does with others. */
  private boolean remakeWhatIsInTheWay() {
    new OwnParts(before, after, changes).takenOver().forEach(this::remake);
    new KeptRows(before, after, changes).inTheWay().forEach(this::remake);
    new Overloads(before, after, changes).inTheWay().forEach(this::remake);
    return !open.isEmpty();
  }

  /** What an object needs that is made again, and the wholes of that. */
  private Set<ObjectId> madeAgain(Schema schema, ObjectId id) {
    Set<ObjectId> again = new TreeSet<>();
    for (Schema.Dependency need : schema.needs(id)) {
      Optional<ObjectId> one = Optional.of(need.on());
      while (one.isPresent()) {
        if (changes.get(one.get()) == ObjectChange.REMAKE) {
          again.add(one.get());
        }
        one = one.flatMap(schema::find).flatMap(SchemaObject::parent);
      }
    }
    return again;
  }

  /** Whether an object stays where another one takes the place of what it needs. */
  private boolean movesOver(ObjectId id, ObjectId needed) {
    ObjectChange change = changes.get(id);
    if (changes.get(needed) != ObjectChange.REPLACE
        || (change != null && change != ObjectChange.ALTER)
        || after.needs(id).stream().noneMatch(need -> need.on().equals(needed))) {
      return false;
    }
    Optional<SchemaObject> over = altered(id).onto(needed, replaced.away(needed).id().name());
    over.ifPresent(
        object -> {
          moved.put(id, object);
          changes.put(id, ObjectChange.ALTER);
          open.add(id);
        });
    return over.isPresent();
  }

  /** Makes an object again; one that goes for good goes. */
  private void remake(ObjectId id) {
    if (changes.get(id) == ObjectChange.DROP || changes.get(id) == ObjectChange.REMAKE) {
      return;
    }
    set(
        id,
        before.find(id).orElseThrow().isReplaceable() ? ObjectChange.REPLACE : ObjectChange.REMAKE);
  }
}
