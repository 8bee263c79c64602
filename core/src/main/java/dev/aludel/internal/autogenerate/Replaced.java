package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What replaced objects are called between being renamed away and being dropped. */
final class Replaced {

  private final Schema before;
  private final Set<String> taken = new HashSet<>();
  private final Map<ObjectId, SchemaObject> away = new HashMap<>();

  Replaced(Schema before, Schema after) {
    this.before = before;
    before.objects().forEach(object -> taken.addAll(object.occupies()));
    after.objects().forEach(object -> taken.addAll(object.occupies()));
  }

  /** {@return the object under a name that neither schema has} */
  SchemaObject away(ObjectId id) {
    SchemaObject known = away.get(id);
    if (known != null) {
      return known;
    }
    SchemaObject object = before.find(id).orElseThrow();
    int number = 0;
    SchemaObject free;
    do {
      String label = number == 0 ? "old" : "old" + number;
      free = object.as(id.named(GivenName.make(id.name(), "", label)));
      number++;
    } while (free.occupies().stream().anyMatch(taken::contains));
    taken.addAll(free.occupies());
    away.put(id, free);
    return free;
  }
}
