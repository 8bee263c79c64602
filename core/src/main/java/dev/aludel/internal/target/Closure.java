package dev.aludel.internal.target;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import java.util.Set;

/** An object with all that is part of it or only exists for it. */
final class Closure {

  private Closure() {}

  /**
   * Takes an object out of a set, with all that goes with it.
   *
   * @param schema what knows what goes with what
   * @param id the object
   * @param kept the set
   */
  static void remove(Schema schema, ObjectId id, Set<ObjectId> kept) {
    if (!kept.remove(id)) {
      return;
    }
    schema.parts(id).forEach(part -> remove(schema, part, kept));
    // Such as the sequence behind a serial column.
    for (ObjectId dependent : schema.neededBy(id)) {
      if (schema.needs(dependent).stream()
          .anyMatch(need -> need.on().equals(id) && need.goesAlong())) {
        remove(schema, dependent, kept);
      }
    }
  }
}
