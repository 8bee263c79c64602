package dev.aludel.internal.target;

import dev.aludel.schema.Column;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The wanted schema with what is to be dropped some other day. */
final class LaterDrops {

  private LaterDrops() {}

  /** {@return what would be lost and can be left: not what is dropped only to be made again} */
  static List<ObjectId> of(Comparison comparison, Schema there, Schema wanted) {
    return Decisions.lost(comparison.between(there, wanted)).stream()
        .filter(id -> wanted.find(id).isEmpty())
        .toList();
  }

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
    return withAttributes(there, Schema.of(objects, needs));
  }

  /** A type keeps the attributes that are columns of tables of it. */
  private static Schema withAttributes(Schema there, Schema wanted) {
    List<CompositeType> types = new ArrayList<>();
    for (CompositeType old : there.all(CompositeType.class)) {
      if (wanted.find(old.id()).orElse(null) instanceof CompositeType now) {
        Set<String> kept = columnsOfTables(there, wanted, old.id());
        kept.removeAll(names(now));
        kept.retainAll(names(old));
        if (!kept.isEmpty()) {
          types.add(new CompositeType(old.id(), merged(old, now, kept)));
        }
      }
    }
    return wanted.with(types);
  }

  private static Set<String> columnsOfTables(Schema there, Schema wanted, ObjectId type) {
    Set<String> columns = new HashSet<>();
    for (ObjectId id : there.neededBy(type)) {
      if (wanted.find(id).orElse(null) instanceof Table table && table.type().isPresent()) {
        wanted.parts(id).stream()
            .filter(part -> part.kind() == ObjectKind.COLUMN)
            .forEach(part -> columns.add(part.name()));
      }
    }
    return columns;
  }

  private static List<String> names(CompositeType type) {
    return type.attributes().stream().map(Attribute::name).toList();
  }

  /** What a type has, in its order, and behind that what the other one has beside it. */
  private static List<Attribute> merged(CompositeType old, CompositeType now, Set<String> kept) {
    Map<String, Attribute> merged = new LinkedHashMap<>();
    old.attributes().stream()
        .filter(one -> kept.contains(one.name()) || names(now).contains(one.name()))
        .forEach(one -> merged.put(one.name(), one));
    now.attributes().forEach(one -> merged.put(one.name(), one));
    return List.copyOf(merged.values());
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
