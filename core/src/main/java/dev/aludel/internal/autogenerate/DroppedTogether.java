package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What goes without a DROP of its own: a part with its whole, an index with its column. Two wholes
 * whose parts need each other, such as tables with foreign keys both ways, must lose those parts
 * first.
 */
final class DroppedTogether {

  private final Schema schema;
  private final Map<ObjectId, ObjectChange> changes;
  private final Map<ObjectId, Optional<ObjectId>> wholes = new HashMap<>();
  private final Map<ObjectId, ObjectId> roots = new HashMap<>();
  private final Map<ObjectId, Boolean> pointedTo = new HashMap<>();
  private @Nullable Circles circles;
  private @Nullable Map<ObjectId, List<ObjectId>> heirs;

  /**
   * Looks at one schema.
   *
   * @param schema what is there
   * @param changes what becomes of its objects
   */
  DroppedTogether(Schema schema, Map<ObjectId, ObjectChange> changes) {
    this.schema = schema;
    this.changes = changes;
  }

  /** Whether an object is dropped, for good or for a moment. */
  private boolean isDropped(ObjectId id) {
    ObjectChange change = changes.get(id);
    return change != null && change != ObjectChange.CREATE && change != ObjectChange.ALTER;
  }

  private boolean isGone(ObjectId id) {
    return changes.get(id) == ObjectChange.DROP;
  }

  private boolean isAltered(ObjectId id) {
    return changes.get(id) == ObjectChange.ALTER;
  }

  /** {@return what an object goes with; empty where it needs a DROP of its own} */
  Optional<ObjectId> whole(ObjectId id) {
    Optional<ObjectId> known = wholes.get(id);
    if (known != null) {
      return known;
    }
    Optional<ObjectId> whole = findWhole(id);
    wholes.put(id, whole);
    return whole;
  }

  private Optional<ObjectId> findWhole(ObjectId id) {
    Optional<ObjectId> parent = schema.find(id).orElseThrow().parent().filter(this::isDropped);
    if (parent.isPresent()) {
      return parent.filter(any -> !isInCircle(id) && !isHeld(id));
    }
    return owner(id).or(() -> isGone(id) ? column(id) : Optional.empty());
  }

  /**
   * The column that an index or a constraint goes with. It must be gone before any of its columns
   * goes or changes, so with several of them it goes alone where one is left only once something
   * else was.
   */
  private Optional<ObjectId> column(ObjectId id) {
    List<ObjectId> columns =
        schema.needs(id).stream()
            .filter(need -> need.goesAlong() && isDropped(need.on()))
            .map(Dependency::on)
            .toList();
    boolean waits =
        columns.size() > 1
            && columns.stream()
                .flatMap(column -> schema.neededBy(column).stream())
                .anyMatch(
                    other -> isDropped(other) && (!isGone(other) || isBetween(other, columns)));
    boolean alters =
        schema.needs(id).stream().anyMatch(need -> isAltered(need.on()))
            && columns.stream()
                .flatMap(column -> schema.neededBy(column).stream())
                .anyMatch(this::isAltered);
    return waits || alters || standsOnOneMadeAgain(id, columns) || isKeptByHeirs(id)
        ? Optional.empty()
        : columns.stream().findFirst();
  }

  /** The server forgets what a column takes along in the tables below that keep the column. */
  private boolean isKeptByHeirs(ObjectId id) {
    return heirs().getOrDefault(id, List.of()).stream()
        .anyMatch(
            heir ->
                schema.needs(heir).stream()
                    .anyMatch(need -> need.goesAlong() && !isDropped(need.on())));
  }

  private Map<ObjectId, List<ObjectId>> heirs() {
    Map<ObjectId, List<ObjectId>> known = heirs;
    if (known != null) {
      return known;
    }
    Map<ObjectId, List<ObjectId>> found = new HashMap<>();
    for (SchemaObject object : schema.objects()) {
      object
          .follows()
          .ifPresent(
              above -> found.computeIfAbsent(above, any -> new ArrayList<>()).add(object.id()));
    }
    heirs = found;
    return found;
  }

  /** Whether a key that is made again must go between a foreign key and a column that both have. */
  private boolean standsOnOneMadeAgain(ObjectId id, List<ObjectId> columns) {
    return schema.needs(id).stream()
        .map(Dependency::on)
        .filter(key -> isDropped(key) && !isGone(key))
        .flatMap(key -> schema.needs(key).stream())
        .anyMatch(need -> columns.contains(need.on()));
  }

  /** Whether an object goes with one of some columns, and needs another one to go behind that. */
  private boolean isBetween(ObjectId id, List<ObjectId> columns) {
    return schema.needs(id).stream()
        .anyMatch(need -> !need.goesAlong() && columns.contains(need.on()));
  }

  /** A partition must leave before it is dropped, where foreign keys point to the whole. */
  private boolean isHeld(ObjectId part) {
    return part.kind() == ObjectKind.PARTITION
        && schema.needs(part).stream().anyMatch(need -> isPointedTo(need.on()));
  }

  private boolean isPointedTo(ObjectId table) {
    Boolean known = pointedTo.get(table);
    if (known != null) {
      return known;
    }
    boolean isPointedTo = findPointer(table);
    pointedTo.put(table, isPointedTo);
    return isPointedTo;
  }

  private boolean findPointer(ObjectId table) {
    return schema.parts(table).stream()
            .flatMap(part -> schema.neededBy(part).stream())
            .flatMap(id -> schema.find(id).stream())
            .anyMatch(
                object ->
                    object instanceof Constraint constraint
                        && constraint.type() == Constraint.Type.FOREIGN_KEY)
        || isHeld(new ObjectId(ObjectKind.PARTITION, table.path()));
  }

  /** What is dropped with an object for good and takes it along, as a column does its sequence. */
  private Optional<ObjectId> owner(ObjectId id) {
    return isGone(id)
        ? schema.parts(id).stream()
            .filter(part -> schema.find(part).orElseThrow().takesParentAlong())
            .flatMap(part -> schema.needs(part).stream())
            .map(Dependency::on)
            .filter(this::isDropped)
            .findFirst()
        : Optional.empty();
  }

  private boolean isInCircle(ObjectId part) {
    ObjectId root = root(part);
    return schema.needs(part).stream()
        .map(need -> root(need.on()))
        .anyMatch(other -> !other.equals(root) && circles().isCircle(root, other));
  }

  /** The wholes that are dropped and lead to each other, by what they and their parts need. */
  private Circles circles() {
    Circles known = circles;
    if (known != null) {
      return known;
    }
    Map<ObjectId, Set<ObjectId>> edges = new TreeMap<>();
    for (ObjectId id : schema.ids()) {
      ObjectId root = root(id);
      if (isDropped(root)) {
        Set<ObjectId> others = edges.computeIfAbsent(root, any -> new TreeSet<>());
        schema.needs(id).stream()
            .map(need -> root(need.on()))
            .filter(other -> !other.equals(root) && isDropped(other))
            .forEach(others::add);
      }
    }
    circles = new Circles(edges);
    return circles;
  }

  private ObjectId root(ObjectId id) {
    ObjectId known = roots.get(id);
    if (known != null) {
      return known;
    }
    ObjectId root =
        schema
            .find(id)
            .flatMap(object -> object.parent().or(() -> owner(id)))
            .map(this::root)
            .orElse(id);
    roots.put(id, root);
    return root;
  }
}
