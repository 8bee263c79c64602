package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Constraints and indexes that are the same in two schemas but for their name: one to one, in the
 * order of their names.
 */
final class MatchedObjects {

  private MatchedObjects() {}

  /** MatchedObjects are of one kind, and parts of the same object. */
  private record Place(ObjectKind kind, Optional<ObjectId> parent) {
    static Place of(SchemaObject object) {
      return new Place(object.id().kind(), object.parent());
    }
  }

  /** {@return the identity before, and the identity after, of each that has another name} */
  static Map<ObjectId, ObjectId> between(Schema before, Schema after) {
    Map<ObjectId, ObjectId> matched = new TreeMap<>();
    Map<Place, TreeSet<ObjectId>> free = new HashMap<>();
    for (SchemaObject object : after.objects()) {
      if (object.mayBeRenamed() && !isSame(before, object)) {
        free.computeIfAbsent(Place.of(object), any -> new TreeSet<>()).add(object.id());
      }
    }
    for (SchemaObject old : before.objects()) {
      if (!old.mayBeRenamed()
          || isSame(after, old)
          || isMadeAgainWithItsWhole(before, after, old)) {
        continue;
      }
      TreeSet<ObjectId> here = free.getOrDefault(Place.of(old), new TreeSet<>());
      here.stream()
          .filter(id -> isTwin(old, after.find(id).orElseThrow()))
          .findFirst()
          .ifPresent(
              id -> {
                here.remove(id);
                matched.put(old.id(), id);
              });
    }
    return matched;
  }

  private static boolean isSame(Schema other, SchemaObject object) {
    return other
        .find(object.id())
        .filter(same -> Comparisons.between(object, same) == Change.NONE)
        .isPresent();
  }

  private static boolean isMadeAgainWithItsWhole(Schema before, Schema after, SchemaObject part) {
    return part.parent()
        .filter(whole -> before.find(whole).isPresent() && after.find(whole).isPresent())
        .filter(
            whole ->
                Comparisons.between(
                        before.find(whole).orElseThrow(), after.find(whole).orElseThrow())
                    == Change.REMAKE)
        .isPresent();
  }

  private static boolean isTwin(SchemaObject old, SchemaObject made) {
    return Comparisons.between(old.as(made.id()), made) == Change.NONE;
  }
}
