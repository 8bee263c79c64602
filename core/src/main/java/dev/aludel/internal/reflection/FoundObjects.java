package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the readers have found so far: objects, and where in the catalogs each of them lives. */
final class FoundObjects {

  private final Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
  private final Map<Address, ObjectId> places = new HashMap<>();
  private final Map<Address, ObjectId> members = new HashMap<>();
  private final Map<Address, ObjectId> named = new HashMap<>();
  private final Map<ObjectId, Set<Dependency>> needs = new HashMap<>();
  private final Map<Long, RowFunction> rowFunctions = new HashMap<>();
  private final Map<ObjectId, List<Column>> columns = new HashMap<>();

  /**
   * Keeps an object.
   *
   * @param object the object
   * @param at where it lives, and where its inner parts do, so that a dependency on any of them is
   *     one on it; what is said about the first of these places is said about the object
   */
  void add(SchemaObject object, Address... at) {
    objects.put(object.id(), object);
    if (object instanceof Column column) {
      columns
          .computeIfAbsent(column.id().table().orElseThrow(), any -> new ArrayList<>())
          .add(column);
    }
    for (Address address : at) {
      alias(address, object.id());
    }
    if (at.length > 0) {
      inner(at[0], object.id());
    }
  }

  /** A dependency on this place is one on that object; the first one to say so is right. */
  void alias(Address address, ObjectId id) {
    places.putIfAbsent(address, id);
  }

  /**
   * What is said about this place names it, while a dependency on it is one on the whole object.
   */
  void inner(Address address, ObjectId name) {
    named.putIfAbsent(address, name);
  }

  /** A dependency on this place is one on the extension that brought it. */
  void member(Address address, ObjectId extension) {
    members.put(address, extension);
  }

  /** {@return the object that lives at a place, or whose inner part does} */
  Optional<ObjectId> at(Address address) {
    return Optional.ofNullable(places.get(address))
        .or(() -> Optional.ofNullable(places.get(address.whole())))
        .or(() -> Optional.ofNullable(members.get(address.whole())));
  }

  /** {@return the object, or the part of one, that is meant by what is said about a place} */
  Optional<ObjectId> exactly(Address address) {
    return Optional.ofNullable(named.get(address));
  }

  /** Keeps that a function returns a table's rows. */
  void rowFunction(long oid, RowFunction function) {
    rowFunctions.put(oid, function);
  }

  /** {@return what is known of a function that returns a table's rows} */
  Optional<RowFunction> rowFunction(long oid) {
    return Optional.ofNullable(rowFunctions.get(oid));
  }

  /** {@return the names of a table's columns, in the table's order; none for another relation} */
  List<String> columns(ObjectId table) {
    return columns.getOrDefault(table, List.of()).stream()
        .sorted(Comparator.comparingInt(Column::position))
        .map(column -> column.id().name())
        .toList();
  }

  /** A dependency that the catalogs don't record. */
  void need(ObjectId id, ObjectId on) {
    need(id, on, false);
  }

  void need(ObjectId id, ObjectId on, boolean goesAlong) {
    if (!id.equals(on)) {
      needs.computeIfAbsent(id, any -> new TreeSet<>()).add(new Dependency(on, goesAlong));
    }
  }

  /**
   * {@return the schema; a need for something that was not read, or for one's own parent, is none}
   */
  Schema schema() {
    Map<ObjectId, Set<Dependency>> known = new HashMap<>();
    needs.forEach(
        (id, on) -> {
          SchemaObject object = objects.get(id);
          if (object == null) {
            return;
          }
          Set<Dependency> kept = new TreeSet<>(on);
          kept.removeIf(
              need ->
                  !objects.containsKey(need.on())
                      || object.parent().equals(Optional.of(need.on())));
          // That a table stands in a hierarchy is an object of its own.
          kept.removeIf(
              need ->
                  id.kind() == ObjectKind.TABLE
                      && need.on().kind() == ObjectKind.TABLE
                      && (hierarchyNeeds(ObjectKind.PARTITION, id, need.on())
                          || hierarchyNeeds(ObjectKind.INHERITANCE, id, need.on())));
          known.put(id, kept);
        });
    List<SchemaObject> all = new ArrayList<>(objects.values());
    return Schema.of(all, known);
  }

  private boolean hierarchyNeeds(ObjectKind kind, ObjectId table, ObjectId parent) {
    return needs.getOrDefault(new ObjectId(kind, table.path()), Set.of()).stream()
        .anyMatch(need -> need.on().equals(parent));
  }
}
