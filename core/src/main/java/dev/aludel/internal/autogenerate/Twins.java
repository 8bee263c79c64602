package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Constraints and indexes that are the same in two schemas but for their name: one to one, in the
 * order of their names.
 */
final class Twins {

  private Twins() {}

  /** {@return the identity before, and the identity after, of each that has another name} */
  static Map<ObjectId, ObjectId> between(Schema before, Schema after) {
    Map<ObjectId, ObjectId> twins = new TreeMap<>();
    TreeSet<ObjectId> free = new TreeSet<>();
    for (SchemaObject object : after.objects()) {
      if (object.mayBeRenamed() && !isSame(before, object)) {
        free.add(object.id());
      }
    }
    for (SchemaObject old : before.objects()) {
      if (!old.mayBeRenamed() || isSame(after, old)) {
        continue;
      }
      free.stream()
          .filter(id -> isTwin(old, after.find(id).orElseThrow()))
          .findFirst()
          .ifPresent(
              id -> {
                free.remove(id);
                twins.put(old.id(), id);
              });
    }
    return twins;
  }

  private static boolean isSame(Schema other, SchemaObject object) {
    return other
        .find(object.id())
        .filter(same -> Comparisons.between(object, same) == Change.NONE)
        .isPresent();
  }

  private static boolean isTwin(SchemaObject old, SchemaObject made) {
    return old.id().kind() == made.id().kind()
        && old.parent().equals(made.parent())
        && Comparisons.between(old.as(made.id()), made) == Change.NONE;
  }
}
