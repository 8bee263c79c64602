package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All objects of one database, and what each of them needs; in a deterministic order. */
public final class Schema {

  private static final Schema EMPTY = new Schema(Map.of(), Map.of());

  private final SortedMap<ObjectId, SchemaObject> objects;
  private final Map<ObjectId, SchemaObject> byId;
  private final SortedMap<ObjectId, SortedSet<Dependency>> needs;
  private final SortedMap<ObjectId, SortedSet<ObjectId>> neededBy = new TreeMap<>();
  private final SortedMap<ObjectId, SortedSet<ObjectId>> parts = new TreeMap<>();

  private Schema(Map<ObjectId, SchemaObject> objects, Map<ObjectId, Set<Dependency>> needs) {
    this.objects = new TreeMap<>(objects);
    this.byId = new HashMap<>(objects);
    this.needs = new TreeMap<>();
    needs.forEach(
        (id, on) -> {
          this.needs.put(id, new TreeSet<>(on));
          on.forEach(one -> neededBy.computeIfAbsent(one.on(), any -> new TreeSet<>()).add(id));
        });
    objects
        .values()
        .forEach(
            object ->
                object
                    .parent()
                    .ifPresent(
                        parent ->
                            parts
                                .computeIfAbsent(parent, any -> new TreeSet<>())
                                .add(object.id())));
  }

  /**
   * A need of one object for another.
   *
   * @param on what is needed
   * @param goesAlong whether the object that needs it is dropped along with it, as an index is with
   *     its column
   */
  public record Dependency(ObjectId on, boolean goesAlong) implements Comparable<Dependency> {
    @Override
    public int compareTo(Dependency other) {
      int order = on.compareTo(other.on);
      return order != 0 ? order : Boolean.compare(goesAlong, other.goesAlong);
    }
  }

  /** {@return a schema without objects} */
  public static Schema empty() {
    return EMPTY;
  }

  /**
   * A schema of these objects.
   *
   * @param objects the objects
   * @param needs what each of them needs; parents need not be listed
   * @return the schema
   */
  public static Schema of(
      Collection<? extends SchemaObject> objects, Map<ObjectId, Set<Dependency>> needs) {
    Map<ObjectId, SchemaObject> byId = new TreeMap<>();
    objects.forEach(object -> byId.put(object.id(), object));
    return new Schema(byId, needs);
  }

  /** {@return every object, by kind and name} */
  public Collection<SchemaObject> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /** {@return the identity of every object, by kind and name} */
  public Set<ObjectId> ids() {
    return Collections.unmodifiableSet(objects.keySet());
  }

  /**
   * One object.
   *
   * @param id which
   * @return the object, where the schema has it
   */
  public Optional<SchemaObject> find(ObjectId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The objects of one kind.
   *
   * @param <T> the kind's record
   * @param type the kind's record
   * @return the objects, by name
   */
  public <T extends SchemaObject> Collection<T> all(Class<T> type) {
    return objects.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * What an object needs, its parent not among it.
   *
   * @param id which object
   * @return the needs
   */
  public Set<Dependency> needs(ObjectId id) {
    return Collections.unmodifiableSet(needs.getOrDefault(id, Collections.emptySortedSet()));
  }

  /**
   * What needs an object, its own parts not among it.
   *
   * @param id which object
   * @return the objects that need it
   */
  public Set<ObjectId> neededBy(ObjectId id) {
    return Collections.unmodifiableSet(neededBy.getOrDefault(id, Collections.emptySortedSet()));
  }

  /**
   * What is a part of an object and goes with it.
   *
   * @param id which object
   * @return its parts, by kind and name
   */
  public Set<ObjectId> parts(ObjectId id) {
    return Collections.unmodifiableSet(parts.getOrDefault(id, Collections.emptySortedSet()));
  }

  /**
   * Some objects of this schema with all that they need.
   *
   * @param wanted the objects
   * @return a schema that can be made on its own
   */
  public Schema withNeeds(Collection<ObjectId> wanted) {
    SortedSet<ObjectId> reached = new TreeSet<>();
    java.util.ArrayDeque<ObjectId> open = new java.util.ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      SchemaObject object = objects.get(id);
      if (object != null && reached.add(id)) {
        needs(id).forEach(need -> open.push(need.on()));
        object.parent().ifPresent(open::push);
      }
    }
    return only(reached);
  }

  /**
   * This schema with some other or further objects, which need nothing but their parents.
   *
   * @param others the objects; one whose identity the schema has takes the other one's place
   * @return the schema
   */
  public Schema with(Collection<? extends SchemaObject> others) {
    Map<ObjectId, SchemaObject> all = new TreeMap<>(objects);
    others.forEach(object -> all.put(object.id(), object));
    return new Schema(all, Map.copyOf(needs));
  }

  /**
   * This schema without some of its objects.
   *
   * @param kept the objects that stay
   * @return a schema of these alone
   */
  public Schema only(Set<ObjectId> kept) {
    Map<ObjectId, SchemaObject> fewer = new TreeMap<>(objects);
    fewer.keySet().retainAll(kept);
    Map<ObjectId, Set<Dependency>> fewerNeeds = new TreeMap<>();
    needs.forEach(
        (id, on) -> {
          if (kept.contains(id)) {
            Set<Dependency> left = new TreeSet<>(on);
            left.removeIf(need -> !kept.contains(need.on()));
            fewerNeeds.put(id, left);
          }
        });
    return new Schema(fewer, fewerNeeds);
  }

  /**
   * This schema with other names for some of its objects, and for what is said about them.
   *
   * @param names the old identity and the new one
   * @return the schema with the new names
   */
  public Schema renamed(Map<ObjectId, ObjectId> names) {
    if (names.isEmpty()) {
      return this;
    }
    Map<ObjectId, ObjectId> all = new TreeMap<>(names);
    objects
        .values()
        .forEach(
            object ->
                object
                    .parent()
                    .filter(parent -> names.containsKey(parent) && !names.containsKey(object.id()))
                    .ifPresent(
                        parent ->
                            all.put(
                                object.id(),
                                ObjectId.on(
                                    object.id().kind(),
                                    in(
                                        names.getOrDefault(parent, parent),
                                        object.id().target())))));
    Map<ObjectId, SchemaObject> renamed = new TreeMap<>();
    objects.forEach(
        (id, object) -> {
          ObjectId name = all.getOrDefault(id, id);
          renamed.put(name, below(name.equals(id) ? object : object.as(name), all));
        });
    Map<ObjectId, Set<Dependency>> renamedNeeds = new TreeMap<>();
    needs.forEach(
        (id, on) -> {
          Set<Dependency> others = new TreeSet<>();
          on.forEach(
              need ->
                  others.add(
                      new Dependency(all.getOrDefault(need.on(), need.on()), need.goesAlong())));
          renamedNeeds.put(all.getOrDefault(id, id), others);
        });
    return new Schema(renamed, renamedNeeds);
  }

  /** A key or an index that is a part of one that has another name. */
  private static SchemaObject below(SchemaObject object, Map<ObjectId, ObjectId> names) {
    Optional<ObjectId> above = object.follows().filter(names::containsKey).map(names::get);
    if (above.isEmpty()) {
      return object;
    }
    if (object instanceof Index index) {
      return new Index(
          index.id(), index.of(), index.unique(), index.definition(), index.columns(), above);
    }
    return object instanceof Constraint constraint
        ? new Constraint(
            constraint.id(),
            constraint.type(),
            constraint.definition(),
            constraint.columns(),
            constraint.indexColumns(),
            constraint.indexOptions(),
            above,
            constraint.local())
        : object;
  }

  /** The same inner part of an object under another name, or that object itself. */
  private static ObjectId in(ObjectId object, ObjectId part) {
    int inner = part.object().path().size();
    List<String> path = new ArrayList<>(object.path());
    path.addAll(part.path().subList(inner, part.path().size()));
    return part.equals(part.object()) ? object : new ObjectId(part.kind(), path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema
        && objects.equals(schema.objects)
        && needs.equals(schema.needs);
  }

  @Override
  public int hashCode() {
    return objects.hashCode();
  }

  @Override
  public String toString() {
    return objects.values().toString();
  }
}
