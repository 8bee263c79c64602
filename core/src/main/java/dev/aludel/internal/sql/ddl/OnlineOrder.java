package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves what takes its time behind what takes none, so that this can be one transaction; what can
 * fail on rows comes last. An operation stays behind those that it stands on.
 */
final class OnlineOrder {

  private final Schema before;
  private final Schema after;
  private final Writing writing;
  private final List<Step> steps = new ArrayList<>();

  /** From which phase on an object is made, or gone. */
  private final Map<ObjectId, Phase> done = new HashMap<>();

  /** From which phase on nothing that is dropped or altered needs an object any more. */
  private final Map<ObjectId, Phase> letGo = new HashMap<>();

  /** From which phase on all constraints of a table are known to hold. */
  private final Map<ObjectId, Phase> checked = new HashMap<>();

  /** From which phase on a table has left the one above it. */
  private final Map<ObjectId, Phase> left = new HashMap<>();

  /** From which phase on a name is free. */
  private final Map<String, Phase> freed = new HashMap<>();

  /** What was renamed away, under its new name, and what it was. */
  private final Map<ObjectId, ObjectId> renamed = new HashMap<>();

  private Phase latest = Phase.TOGETHER;

  OnlineOrder(Schema before, Schema after, Writing writing) {
    this.before = before;
    this.after = after;
    this.writing = writing;
  }

  /**
   * Adds an operation behind those before it, as far as it must stay there.
   *
   * @param operation the operation
   * @param form how it is done
   */
  void add(Operation operation, Form form) {
    Form placed = form.notBefore(earliest(operation));
    steps.addAll(placed.steps());
    remember(operation, placed);
  }

  /** {@return all steps, in the order in which they are done} */
  List<Step> steps() {
    return steps.stream().sorted(Comparator.comparing(Step::phase)).toList();
  }

  private Phase earliest(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return ofMaking(create.object());
    }
    if (operation instanceof Operation.Drop drop) {
      return ofDropping(drop.object());
    }
    return operation instanceof Operation.Alter alter
        ? ofMaking(alter.after()).atLeast(ofDropping(alter.before()))
        : latest;
  }

  private Phase ofMaking(SchemaObject object) {
    // A new table is made with its columns and its place among others.
    return object instanceof Table
        ? parts(object.id()).stream()
            .filter(
                part ->
                    part instanceof Column
                        || part instanceof Partition
                        || part instanceof Inheritance)
            .map(this::ofOne)
            .reduce(ofOne(object), Phase::atLeast)
        : ofOne(object);
  }

  private List<SchemaObject> parts(ObjectId table) {
    return after.parts(table).stream().flatMap(id -> after.find(id).stream()).toList();
  }

  private Phase ofOne(SchemaObject object) {
    Phase phase = in(done, object.id());
    for (Schema.Dependency need : after.needs(object.id())) {
      // What the server makes with another object has no operation of its own.
      for (ObjectId id : Surroundings.withLeaders(after, need.on())) {
        phase = phase.atLeast(in(done, id));
      }
    }
    Optional<ObjectId> table = object.id().table();
    phase = phase.atLeast(in(done, object.parent())).atLeast(in(done, table));
    // A new table takes over the columns above as they are by then.
    if (object instanceof Column || table.filter(writing::makes).isEmpty()) {
      phase = phase.atLeast(in(done, object.follows()));
    }
    for (String name : object.occupies()) {
      phase = phase.atLeast(freed.getOrDefault(name, Phase.TOGETHER));
    }
    return phase.atLeast(ofTable(object)).atLeast(ofRows(object)).atLeast(ofWhole(object));
  }

  /** A partition's own key or index would become a part of the whole's, if that came later. */
  private Phase ofWhole(SchemaObject object) {
    Phase phase = Phase.TOGETHER;
    if (hasIndex(object) && object.follows().flatMap(after::find).isEmpty()) {
      Optional<ObjectId> table = above(object.id().table());
      while (table.isPresent()) {
        for (SchemaObject part : parts(table.get())) {
          if (hasIndex(part)) {
            phase = phase.atLeast(in(done, part.id()));
          }
        }
        table = above(table);
      }
    }
    return phase;
  }

  private static boolean hasIndex(SchemaObject object) {
    return object instanceof Index
        || (object instanceof Constraint constraint
            && constraint.type() != Constraint.Type.CHECK
            && constraint.type() != Constraint.Type.FOREIGN_KEY);
  }

  private Optional<ObjectId> above(Optional<ObjectId> table) {
    return table
        .flatMap(id -> after.find(new ObjectId(ObjectKind.PARTITION, id.path())))
        .map(link -> ((Partition) link).of());
  }

  private Phase ofDropping(SchemaObject object) {
    ObjectId id = renamed.getOrDefault(object.id(), object.id());
    Phase phase = in(letGo, id).atLeast(in(done, id));
    for (ObjectId part : before.parts(id)) {
      phase = phase.atLeast(in(letGo, part));
    }
    return phase.atLeast(ofTable(object));
  }

  /** What must come behind a table's leaving another one. */
  private Phase ofTable(SchemaObject object) {
    return in(left, table(object));
  }

  /** A table stands below another one, and has a primary key, only with what holds for its rows. */
  private Phase ofRows(SchemaObject object) {
    boolean asksForRows =
        object instanceof Partition
            || object instanceof Inheritance
            || (object instanceof Constraint constraint
                && constraint.type() == Constraint.Type.PRIMARY_KEY);
    return asksForRows ? in(checked, table(object)) : Phase.TOGETHER;
  }

  private static ObjectId table(SchemaObject object) {
    if (object instanceof Partition partition) {
      return partition.partition();
    }
    return object instanceof Inheritance inheritance
        ? inheritance.heir()
        : object.id().table().orElse(object.id());
  }

  private void remember(Operation operation, Form form) {
    latest = latest.atLeast(form.there()).atLeast(form.checked());
    if (operation instanceof Operation.Create create) {
      made(create.object(), form);
    } else if (operation instanceof Operation.Alter alter) {
      made(alter.after(), form);
      gone(alter.before(), form);
      if (!alter.before().id().equals(alter.after().id())) {
        renamed.put(alter.after().id(), alter.before().id());
      }
    } else if (operation instanceof Operation.Rename rename) {
      note(done, rename.to(), form.there());
    } else if (operation instanceof Operation.Drop drop) {
      note(done, drop.object().id(), form.there());
      gone(drop.object(), form);
      goneWith(drop.object().id(), form);
    }
  }

  private void made(SchemaObject object, Form form) {
    note(done, object.id(), form.there());
    object.id().table().ifPresent(table -> note(checked, table, form.checked()));
  }

  private void gone(SchemaObject object, Form form) {
    letsGo(object.id(), form);
    object.parent().ifPresent(parent -> note(letGo, parent, form.there()));
    frees(object, form);
    if (object instanceof Partition partition) {
      note(left, partition.partition(), form.there());
      note(left, partition.of(), form.there());
    }
  }

  private void frees(SchemaObject object, Form form) {
    object.occupies().forEach(name -> freed.merge(name, form.there(), Phase::atLeast));
  }

  /**
   * What goes without a statement of its own lets go, too, and frees its name: a foreign key with
   * its column, a key with its table.
   */
  private void goneWith(ObjectId dropped, Form form) {
    Stream.concat(
            before.parts(dropped).stream(),
            before.neededBy(dropped).stream()
                .filter(
                    id ->
                        before.needs(id).stream()
                            .anyMatch(need -> need.goesAlong() && need.on().equals(dropped))))
        .forEach(
            id -> {
              letsGo(id, form);
              before.find(id).ifPresent(object -> frees(object, form));
            });
  }

  /** A column above changes, or goes, along with the one below that an index needs. */
  private void letsGo(ObjectId id, Form form) {
    before.needs(id).stream()
        .flatMap(need -> Surroundings.withLeaders(before, need.on()).stream())
        .forEach(needed -> note(letGo, needed, form.there()));
  }

  private static Phase in(Map<ObjectId, Phase> phases, Optional<ObjectId> id) {
    return id.map(one -> in(phases, one)).orElse(Phase.TOGETHER);
  }

  private static Phase in(Map<ObjectId, Phase> phases, ObjectId id) {
    return phases.getOrDefault(id, Phase.TOGETHER);
  }

  private static void note(Map<ObjectId, Phase> phases, ObjectId id, Phase phase) {
    if (phase != Phase.TOGETHER) {
      phases.merge(id, phase, Phase::atLeast);
    }
  }
}
