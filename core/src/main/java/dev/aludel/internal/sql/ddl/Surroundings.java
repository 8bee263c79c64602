package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.DomainType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What operations find and what they leave, as far as the form of one of them depends on it. */
final class Surroundings {

  /** The bytes that a name may have. */
  private static final int LONGEST_NAME = 63;

  private final Schema before;
  private final Schema after;
  private final Map<ObjectId, SchemaObject> dropped = new HashMap<>();
  private final Map<ObjectId, SchemaObject> made = new HashMap<>();
  private final Set<ObjectId> touched = new HashSet<>();

  /** The topmost tables of the partitioned ones that get or lose partitions. */
  private final Set<ObjectId> regrouped = new HashSet<>();

  private final Set<String> names = new HashSet<>();

  Surroundings(Schema before, Schema after, List<Operation> operations) {
    this.before = before;
    this.after = after;
    Stream.of(before, after)
        .flatMap(schema -> schema.ids().stream())
        .forEach(id -> names.add(id.name()));
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create) {
        made.put(create.object().id(), create.object());
        touch(create.object());
      } else if (operation instanceof Operation.Drop drop) {
        dropped.put(drop.object().id(), drop.object());
        touch(drop.object());
      } else if (operation instanceof Operation.Alter alter) {
        touch(alter.before());
        touch(alter.after());
      }
    }
  }

  private void touch(SchemaObject object) {
    touched.add(object.id());
    ObjectId link = new ObjectId(ObjectKind.PARTITION, object.id().path());
    if (object instanceof Table || object instanceof Partition) {
      Stream.of(before, after)
          .flatMap(schema -> schema.find(link).stream())
          .forEach(partition -> regrouped.add(top(((Partition) partition).of())));
    }
  }

  Schema before() {
    return before;
  }

  Schema after() {
    return after;
  }

  /** {@return whether a table or materialized view was there before and stays} */
  boolean holdsRows(ObjectId relation) {
    return before.find(relation).isPresent()
        && !dropped.containsKey(relation)
        && !made.containsKey(relation);
  }

  /** {@return whether an object stays as it is, or has an operation that makes it} */
  boolean hasOrMakes(ObjectId id) {
    return made.containsKey(id) || stays(id);
  }

  /** A part is dropped with its whole, as long as its table is a partition of that one's. */
  private boolean stays(ObjectId id) {
    return before
        .find(id)
        .filter(object -> !dropped.containsKey(id))
        .filter(
            object ->
                object.follows().filter(whole -> isPartOf(id, whole)).map(this::stays).orElse(true))
        .isPresent();
  }

  private boolean isPartOf(ObjectId id, ObjectId whole) {
    ObjectId link = new ObjectId(ObjectKind.PARTITION, id.table().orElseThrow().path());
    return after.find(link).orElse(null) instanceof Partition partition
        && whole.table().equals(Optional.of(partition.of()));
  }

  boolean isPartitioned(ObjectId table) {
    return before.find(table).orElse(null) instanceof Table found
        && found.partitionKey().isPresent();
  }

  /** {@return whether any table of a partitioned one comes or goes} */
  boolean isRegrouped(ObjectId table) {
    return regrouped.contains(top(table));
  }

  private ObjectId top(ObjectId table) {
    ObjectId link = new ObjectId(ObjectKind.PARTITION, table.path());
    return after
        .find(link)
        .or(() -> before.find(link))
        .map(partition -> top(((Partition) partition).of()))
        .orElse(table);
  }

  /** {@return the partitions that a table has in the end, by name} */
  List<ObjectId> partitions(ObjectId table) {
    return partitions(after, table).map(Partition::partition).toList();
  }

  /** {@return whether a table has a partition for all that fits nowhere else} */
  boolean hasDefaultPartition(ObjectId table) {
    return partitions(before, table).anyMatch(partition -> partition.bound().equals("DEFAULT"));
  }

  private static Stream<Partition> partitions(Schema schema, ObjectId table) {
    return schema.neededBy(table).stream()
        .flatMap(id -> schema.find(id).stream())
        .filter(Partition.class::isInstance)
        .map(Partition.class::cast)
        .filter(partition -> partition.of().equals(table));
  }

  /** {@return what is dropped to be made again, where that is so and it can stay until then} */
  Optional<SchemaObject> replacedInPlace(SchemaObject object) {
    return Optional.ofNullable(dropped.get(object.id()))
        .filter(old -> old.getClass().equals(object.getClass()))
        .filter(old -> !isInTheWay(old))
        .filter(old -> standsStill(before, old) && standsStill(after, object));
  }

  /** {@return whether an object is dropped for a moment only so that it isn't there meanwhile} */
  boolean isInTheWay(SchemaObject old) {
    return old.equals(made.get(old.id()));
  }

  /** {@return what takes the place of a dropped object, as above} */
  Optional<SchemaObject> replacement(SchemaObject old) {
    return Optional.ofNullable(made.get(old.id()))
        .filter(object -> replacedInPlace(object).isPresent());
  }

  private boolean standsStill(Schema schema, SchemaObject object) {
    return schema.needs(object.id()).stream()
            .flatMap(need -> withLeaders(schema, need.on()).stream())
            .noneMatch(touched::contains)
        && holdsRows(object.parent().orElseThrow());
  }

  /** {@return an object, and those above that it is inherited from} */
  static List<ObjectId> withLeaders(Schema schema, ObjectId id) {
    return Stream.iterate(
            Optional.of(id),
            Optional::isPresent,
            one -> one.flatMap(schema::find).flatMap(SchemaObject::follows))
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@return whether all columns of a table's constraint are new and hold nothing but NULL} */
  boolean areNewAndEmpty(ObjectId table, List<String> columns) {
    return !columns.isEmpty() && columns.stream().allMatch(name -> isNewAndEmpty(table, name));
  }

  private boolean isNewAndEmpty(ObjectId table, String name) {
    List<String> path = List.of(table.schema(), table.name(), name);
    return made.get(new ObjectId(ObjectKind.COLUMN, path)) instanceof Column column
        && !made.containsKey(new ObjectId(ObjectKind.DEFAULT, path))
        && column.identity().isEmpty()
        && column.generated().isEmpty()
        && !column.type().endsWith("serial")
        && after.needs(column.id()).stream()
            .noneMatch(need -> after.find(need.on()).orElse(null) instanceof DomainType);
  }

  /** {@return a name that nothing has before or afterwards} */
  String free(String base, String label) {
    int number = 0;
    String name;
    do {
      String end = "_" + label + (number == 0 ? "" : String.valueOf(number));
      name = clipped(base, end) + end;
      number++;
    } while (!names.add(name));
    return name;
  }

  /**
   * {@return the name that the server gives to a constraint that nobody names, where it need not be
   * cut short}
   */
  Optional<String> given(ObjectId table, String columns, String label) {
    String base = table.name() + columns + "_" + label;
    int number = 0;
    String name = base;
    while (isConstraint(table.schema(), name)) {
      number++;
      name = base + number;
    }
    return name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
        ? Optional.empty()
        : Optional.of(name);
  }

  private boolean isConstraint(String schema, String name) {
    return names.contains(name)
        && Stream.of(before, after)
            .flatMap(side -> side.ids().stream())
            .anyMatch(
                id ->
                    id.kind() == ObjectKind.CONSTRAINT
                        && id.schema().equals(schema)
                        && id.name().equals(name));
  }

  private static String clipped(String base, String end) {
    String start = base;
    while ((start + end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start;
  }
}
