package dev.aludel.internal.target;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The wanted schema with what is to be dropped some other day. */
final class LaterDrops {

  private LaterDrops() {}

  /**
   * Puts objects that would be dropped into the wanted schema.
   *
   * @param there the schema that has them
   * @param wanted the schema that lacks them
   * @param lost the objects
   * @return the wanted schema with them, their parts and what they need; a required column among
   *     them that has no default is no longer required, since nothing fills it any more
   */
  static Schema keeping(Schema there, Schema wanted, Collection<ObjectId> lost) {
    Set<ObjectId> kept = new TreeSet<>();
    lost.forEach(id -> add(there, id, kept));
    Set<ObjectId> defaults = new HashSet<>();
    there.ids().stream()
        .filter(id -> id.kind() == ObjectKind.DEFAULT)
        .forEach(id -> defaults.add(new ObjectId(ObjectKind.COLUMN, id.path())));
    List<SchemaObject> objects = new ArrayList<>(wanted.objects());
    Map<ObjectId, Set<Schema.Dependency>> needs = new TreeMap<>();
    wanted.ids().forEach(id -> needs.put(id, wanted.needs(id)));
    for (SchemaObject object : there.withNeeds(kept).objects()) {
      if (wanted.find(object.id()).isEmpty()) {
        boolean tableStays =
            object.id().table().filter(id -> wanted.find(id).isPresent()).isPresent();
        objects.add(
            tableStays && object instanceof Column column && !defaults.contains(column.id())
                ? optional(column)
                : object);
        needs.put(object.id(), there.needs(object.id()));
      }
    }
    return Schema.of(objects, needs);
  }

  private static void add(Schema schema, ObjectId id, Set<ObjectId> kept) {
    if (kept.add(id)) {
      schema.parts(id).forEach(part -> add(schema, part, kept));
    }
  }

  private static Column optional(Column column) {
    boolean filled = column.identity().isPresent() || column.generated().isPresent();
    return filled ? column : column.withNotNull(Optional.empty());
  }
}
