package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys and indexes of partitions that the server makes as parts of the whole's, where somebody
 * chose another name than the one that it gives: they are renamed once they are there.
 */
final class PartNames {

  private final SortedMap<ObjectId, ObjectChange> changes;
  private final Followers followers;

  /** What each is called until it is renamed. */
  private final Map<ObjectId, ObjectId> given = new TreeMap<>();

  /** Indexes that are dropped later, as that can take its time, and keep a name until then. */
  private final Map<ObjectId, ObjectId> droppedLater = new TreeMap<>();

  /** Who has a name of a relation. */
  private final Map<String, ObjectId> ownersBefore = new HashMap<>();

  private final Map<String, ObjectId> ownersAfter = new HashMap<>();

  PartNames(
      Schema before, Schema after, SortedMap<ObjectId, ObjectChange> changes, Followers followers) {
    this.changes = changes;
    this.followers = followers;
    List<ObjectId> misnamed = changes.keySet().stream().filter(followers::isMisnamed).toList();
    if (misnamed.isEmpty()) {
      return;
    }
    note(before, ownersBefore);
    note(after, ownersAfter);
    Set<String> taken = new HashSet<>();
    for (ObjectId id : misnamed) {
      SchemaObject part = after.find(id).orElseThrow();
      given.put(id, isForeignKey(part) ? asAbove(part) : free(part, taken));
    }
  }

  private static void note(Schema schema, Map<String, ObjectId> owners) {
    schema
        .objects()
        .forEach(object -> object.occupies().forEach(name -> owners.put(name, object.id())));
  }

  private static boolean isForeignKey(SchemaObject object) {
    return object instanceof Constraint constraint
        && constraint.type() == Constraint.Type.FOREIGN_KEY;
  }

  private static ObjectId asAbove(SchemaObject part) {
    return part.id().named(part.follows().orElseThrow().name());
  }

  /** The first name that the server would find free as it makes the part. */
  private ObjectId free(SchemaObject part, Set<String> taken) {
    SchemaObject whole = followers.whole(part);
    int number = 0;
    ObjectId id = part.id().named(GivenName.ofPart(part, whole, number));
    while (isTaken(relation(id), part.id()) || !taken.add(relation(id))) {
      number++;
      id = part.id().named(GivenName.ofPart(part, whole, number));
    }
    return id;
  }

  private static String relation(ObjectId id) {
    return SchemaObject.relation(id.schema(), id.name()).get(0);
  }

  /** Whether something has a name all the time, or gets it as the part does. */
  private boolean isTaken(String name, ObjectId part) {
    ObjectId owner = ownersAfter.get(name);
    if (owner == null) {
      Optional<ObjectId> index =
          Optional.ofNullable(ownersBefore.get(name)).filter(this::isDroppedAlone);
      index.ifPresent(old -> droppedLater.put(old, part));
      return index.isPresent();
    }
    return isMade(owner)
        ? followers.leaderOfMaking(owner).isPresent() && !followers.isMisnamed(owner)
        : owner.equals(ownersBefore.get(name));
  }

  private boolean isDroppedAlone(ObjectId id) {
    return id.kind() == ObjectKind.INDEX && id.table().filter(this::isMade).isEmpty();
  }

  /** Whether something is made, dropped or both. */
  private boolean isMade(ObjectId id) {
    ObjectChange change = changes.get(id);
    return change != null && change != ObjectChange.ALTER;
  }

  /** Who has a relation's name; a foreign key has none. */
  private static Optional<ObjectId> owner(Map<String, ObjectId> owners, ObjectId id) {
    return Optional.ofNullable(owners.get(relation(id)));
  }

  /** {@return the name that the server gives to a part that shall have another one} */
  Optional<ObjectId> given(ObjectId id) {
    return Optional.ofNullable(given.get(id));
  }

  /** Orders the renaming behind what makes the part, and its first name between other owners. */
  void order(
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    droppedLater.forEach((index, part) -> graph.first(makes.get(part), drops.get(index)));
    given.forEach(
        (id, first) -> {
          OperationGraph.Node rename = makes.get(id);
          ObjectId table = id.table().orElseThrow();
          graph.first(makes.get(table), rename);
          graph.first(makes.get(new ObjectId(ObjectKind.PARTITION, table.path())), rename);
          followers
              .leaderOfMaking(id)
              .map(makes::get)
              .ifPresent(leader -> graph.first(leader, rename));
          owner(ownersBefore, first)
              .map(drops::get)
              .ifPresent(freed -> graph.first(freed, makes.get(table)));
          owner(ownersAfter, first).map(makes::get).ifPresent(taker -> graph.first(rename, taker));
        });
  }
}
