package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the server does by itself to the tables below a table: their inherited columns, constraints
 * and indexes come, change and go with those above.
 */
final class Followers {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, ObjectChange> changes;
  private final Set<ObjectId> followed = new HashSet<>();

  Followers(Schema before, Schema after, SortedMap<ObjectId, ObjectChange> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
    after.objects().forEach(object -> object.follows().ifPresent(followed::add));
  }

  /**
   * {@return the object whose operation makes, or alters, another one as well; that one has no
   * operation of its own}
   */
  Optional<ObjectId> leaderOfMaking(ObjectId id) {
    Optional<ObjectId> leader = leader(after, id);
    if (leader.isEmpty() || !changes.containsKey(id)) {
      return Optional.empty();
    }
    ObjectChange leaders = changes.get(leader.get());
    boolean led =
        switch (changes.get(id)) {
          case CREATE, REMAKE -> comesWith(id, leader.get());
          case ALTER ->
              isLinked(id, leader.get())
                  && leaders == ObjectChange.ALTER
                  && leader(before, id).equals(leader);
          case DROP, REPLACE -> false;
        };
    return leader.filter(any -> led && !choosesItsName(id));
  }

  /**
   * What the server makes of an object by itself, because it makes one like it in a table above.
   *
   * @param id the object
   * @return it as it is then, which is not yet as it shall be; empty where it is made on its own
   */
  Optional<SchemaObject> copied(ObjectId id) {
    ObjectChange change = changes.get(id);
    if (change != ObjectChange.CREATE && change != ObjectChange.REMAKE) {
      return Optional.empty();
    }
    return follows(after, id)
        .filter(leader -> leader(after, id).isEmpty() && comesWith(id, leader))
        .flatMap(after::find)
        .map(above -> after.find(id).orElseThrow().copyOf(above))
        .filter(copy -> Comparisons.between(copy, after.find(id).orElseThrow()) == Change.ALTER);
  }

  /**
   * {@return the object from which one is inherited that is dropped by itself, from a table that
   * stays below the other}
   */
  Optional<ObjectId> leaderOf(ObjectId id) {
    return follows(before, id)
        .filter(leader -> isLinked(id, leader))
        .filter(leader -> isKept(id.table()) && isKept(leader.table()));
  }

  /** {@return the partition's link to the whole, for an index that is a part of the whole's} */
  Optional<ObjectId> linkOf(ObjectId id) {
    return follows(before, id)
        .filter(any -> id.kind() == ObjectKind.INDEX)
        .flatMap(any -> id.table())
        .map(table -> new ObjectId(ObjectKind.PARTITION, table.path()));
  }

  /** {@return the columns above a column, from which it is inherited} */
  List<ObjectId> above(ObjectId column) {
    List<ObjectId> found = new ArrayList<>();
    Optional<ObjectId> next =
        Optional.of(column)
            .filter(id -> id.kind() == ObjectKind.COLUMN)
            .flatMap(this::leaderBefore);
    while (next.isPresent()) {
      found.add(next.get());
      next = leaderBefore(next.get());
    }
    return found;
  }

  private Optional<ObjectId> leaderBefore(ObjectId id) {
    return follows(before, id);
  }

  private boolean isKept(Optional<ObjectId> table) {
    ObjectChange change = table.map(changes::get).orElse(null);
    return change == null || change == ObjectChange.ALTER;
  }

  /**
   * {@return whether the server makes an object by itself as it makes another one, and gives it a
   * name that is not the wanted one}
   */
  boolean isMisnamed(ObjectId id) {
    ObjectChange change = changes.get(id);
    Optional<ObjectId> leader = leader(after, id);
    return (change == ObjectChange.CREATE || change == ObjectChange.REMAKE)
        && leader.filter(above -> comesWith(id, above)).isPresent()
        && GivenName.isChosen(after.find(id).orElseThrow(), leader.get().name())
        && (id.kind() == ObjectKind.CONSTRAINT || comesWithTheWhole(id));
  }

  /**
   * Whether a new partition has an index as a part of one that is there. Of one that is made as
   * well, it becomes a part once it was made.
   */
  private boolean comesWithTheWhole(ObjectId index) {
    return isNew(index.table())
        && leader(after, index)
            .filter(above -> !isMade(above) || comesWithTheWhole(above))
            .isPresent();
  }

  /** {@return what a part that the server makes is a part of, as it is at that time} */
  SchemaObject whole(SchemaObject part) {
    ObjectId leader = part.follows().orElseThrow();
    return (isMade(leader) ? after : before).find(leader).orElseThrow();
  }

  /** {@return whether something follows an object} */
  boolean isFollowed(ObjectId leader) {
    return followed.contains(leader);
  }

  private boolean comesWith(ObjectId id, ObjectId leader) {
    return isNew(id.table())
        || (isLinked(id, leader) && isMade(leader) && !isDefaultOfJoinedColumn(id, leader));
  }

  /** A column that is there when one like it comes from above keeps the default that it has. */
  private boolean isDefaultOfJoinedColumn(ObjectId id, ObjectId leader) {
    return id.kind() == ObjectKind.DEFAULT
        && isMade(new ObjectId(ObjectKind.COLUMN, leader.path()))
        && !isMade(new ObjectId(ObjectKind.COLUMN, id.path()));
  }

  private boolean isMade(ObjectId id) {
    ObjectChange change = changes.get(id);
    return change == ObjectChange.CREATE || change == ObjectChange.REMAKE;
  }

  /** {@return the object whose DROP drops another one as well} */
  Optional<ObjectId> leaderOfDropping(ObjectId id) {
    return follows(before, id)
        .filter(
            leader ->
                isLinked(id, leader)
                    && !joinsAnew(id)
                    && before.find(id).orElseThrow().goesWithLeader())
        .filter(
            leader ->
                changes.get(leader) == ObjectChange.DROP
                    || changes.get(leader) == ObjectChange.REMAKE);
  }

  /** Whether a table stands below another one all the time. */
  private boolean isLinked(ObjectId id, ObjectId leader) {
    ObjectId table = id.table().orElseThrow();
    ObjectId above = leader.table().orElseThrow();
    if (isNew(Optional.of(above))) {
      return false;
    }
    return List.of(ObjectKind.PARTITION, ObjectKind.INHERITANCE).stream()
        .map(kind -> new ObjectId(kind, table.path()))
        .anyMatch(
            link -> isBelow(before, link, above) && isBelow(after, link, above) && !moves(link));
  }

  /** {@return whether a table leaves the ones above to stand below others} */
  boolean moves(ObjectId link) {
    return changes.get(link) == ObjectChange.REMAKE
        && !before.needs(link).equals(after.needs(link));
  }

  /**
   * A table that leaves its parents for a moment has all for its own afterwards; where only their
   * order changes, something stands in for them.
   */
  private boolean joinsAnew(ObjectId id) {
    ObjectId link = new ObjectId(ObjectKind.INHERITANCE, id.table().orElseThrow().path());
    return changes.containsKey(link) && changes.get(link) != ObjectChange.ALTER;
  }

  private static boolean isBelow(Schema schema, ObjectId link, ObjectId above) {
    return schema.needs(link).stream().anyMatch(need -> need.on().equals(above));
  }

  private boolean isNew(Optional<ObjectId> table) {
    return table.filter(this::isMade).isPresent();
  }

  /** An index below is named by the server, unless it is made before the one above. */
  private boolean choosesItsName(ObjectId id) {
    SchemaObject object = after.find(id).orElseThrow();
    return object instanceof Index && !GivenName.isGiven(object);
  }

  /** {@return what an object is inherited from, as long as it is the same} */
  private static Optional<ObjectId> leader(Schema schema, ObjectId id) {
    return follows(schema, id)
        .filter(leader -> isCopy(schema.find(leader).orElseThrow(), schema.find(id).orElseThrow()));
  }

  private static Optional<ObjectId> follows(Schema schema, ObjectId id) {
    return schema
        .find(id)
        .flatMap(SchemaObject::follows)
        .filter(leader -> schema.find(leader).isPresent());
  }

  private static boolean isCopy(SchemaObject above, SchemaObject object) {
    return Comparisons.between(object.copyOf(above), object) == Change.NONE;
  }

  /**
   * {@return whether an object that is made by its leader must be there before its own table is}
   */
  static boolean comesWithTheTable(ObjectId id) {
    return id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.DEFAULT;
  }
}
