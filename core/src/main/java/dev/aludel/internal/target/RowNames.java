package dev.aludel.internal.target;

import dev.aludel.internal.sql.ddl.Answers;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tables and columns a revision is about, what they are called afterwards, and which stay.
 */
final class RowNames {

  private final Schema before;
  private final Schema after;
  private final List<Operation> operations;
  private final Answers answers;
  private final Set<ObjectId> madeOrDropped = new HashSet<>();
  private final Set<ObjectId> altered = new HashSet<>();

  /** What each table was called before, by its name afterwards. */
  private final Map<ObjectId, ObjectId> tablesBefore = new HashMap<>();

  /**
   * Looks at a revision.
   *
   * @param before what is there before it
   * @param after what it makes
   * @param operations what it does, renames first
   * @param answers what was said about rows
   */
  RowNames(Schema before, Schema after, List<Operation> operations, Answers answers) {
    this.before = before;
    this.after = after;
    this.operations = operations;
    this.answers = answers;
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create) {
        madeOrDropped.add(create.object().id());
      } else if (operation instanceof Operation.Drop drop) {
        madeOrDropped.add(drop.object().id());
      } else if (operation instanceof Operation.Alter alter) {
        altered.add(alter.before().id());
        altered.add(alter.after().id());
      }
    }
    // A label that was renamed is another text.
    for (EnumType type : before.all(EnumType.class)) {
      if (after.find(moved(type.id())).orElse(null) instanceof EnumType now
          && !now.labels().equals(type.labels())) {
        altered.add(now.id());
      }
    }
    before.ids().stream()
        .filter(id -> id.kind() == ObjectKind.TABLE)
        .forEach(id -> tablesBefore.put(moved(id), id));
  }

  /** {@return what a table or a column is called once all renames are done} */
  ObjectId moved(ObjectId id) {
    ObjectId now = id;
    for (Operation operation : operations) {
      if (operation instanceof Operation.Rename rename) {
        List<String> from = rename.from().path();
        boolean isIt = now.kind() == rename.from().kind() && now.path().equals(from);
        boolean isPart =
            rename.from().kind() == ObjectKind.TABLE
                && now.path().size() > from.size()
                && now.path().subList(0, from.size()).equals(from);
        if (isIt) {
          now = rename.to();
        } else if (isPart) {
          List<String> path = new ArrayList<>(rename.to().path());
          path.addAll(now.path().subList(from.size(), now.path().size()));
          now = new ObjectId(now.kind(), path);
        }
      }
    }
    return now;
  }

  /**
   * The tables that have rows before and after, and that the revision touches; behind those that
   * they refer to, which are among them.
   */
  List<ObjectId> tables() {
    Set<ObjectId> touched = new TreeSet<>();
    for (Operation operation : operations) {
      for (ObjectId id : ids(operation)) {
        touched.addAll(near(before, id));
        near(after, id).stream().map(this::back).flatMap(Optional::stream).forEach(touched::add);
      }
    }
    List<ObjectId> ordered = new ArrayList<>();
    touched.forEach(table -> add(table, ordered, new HashSet<>()));
    return ordered;
  }

  private static List<ObjectId> ids(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return List.of(create.object().id());
    }
    if (operation instanceof Operation.Drop drop) {
      return List.of(drop.object().id());
    }
    if (operation instanceof Operation.Alter alter) {
      return List.of(alter.before().id(), alter.after().id());
    }
    return operation instanceof Operation.Rename rename ? List.of(rename.from()) : List.of();
  }

  /** Tables that an object is part of, needs, or is needed by. */
  private static Set<ObjectId> near(Schema schema, ObjectId id) {
    Set<ObjectId> ids = new HashSet<>(Set.of(id));
    ids.addAll(schema.neededBy(id));
    schema.needs(id).forEach(need -> ids.add(need.on()));
    boolean reads = id.kind() == ObjectKind.VIEW || id.kind() == ObjectKind.MATERIALIZED_VIEW;
    if (reads && schema.find(id).isPresent()) {
      ids.addAll(schema.withNeeds(Set.of(id)).ids());
    }
    Set<ObjectId> tables = new HashSet<>();
    for (ObjectId one : ids) {
      (one.kind() == ObjectKind.TABLE ? Optional.of(one) : one.table())
          .map(table -> root(schema, table))
          .filter(table -> schema.find(table).isPresent())
          .ifPresent(tables::add);
    }
    return tables;
  }

  /** The table whose rows a partition holds. */
  static ObjectId root(Schema schema, ObjectId table) {
    ObjectId now = table;
    while (schema.find(new ObjectId(ObjectKind.PARTITION, now.path())).orElse(null)
        instanceof Partition partition) {
      now = partition.of();
    }
    return now;
  }

  private Optional<ObjectId> back(ObjectId table) {
    return Optional.ofNullable(tablesBefore.get(table));
  }

  private void add(ObjectId table, List<ObjectId> ordered, Set<ObjectId> above) {
    ObjectId now = moved(table);
    boolean stays =
        after.find(now).isPresent()
            && !madeOrDropped.contains(table)
            && !madeOrDropped.contains(now)
            && root(after, now).equals(now);
    if (ordered.contains(table) || !above.add(table)) {
      return;
    }
    Set<ObjectId> referenced = referenced(before, table);
    referenced(after, now).stream()
        .map(this::back)
        .flatMap(Optional::stream)
        .forEach(referenced::add);
    referenced.forEach(other -> add(other, ordered, above));
    if (stays) {
      ordered.add(table);
    }
  }

  /** The tables that foreign keys of a table lead to. */
  private static Set<ObjectId> referenced(Schema schema, ObjectId table) {
    Set<ObjectId> referenced = new TreeSet<>();
    for (ObjectId part : schema.parts(table)) {
      if (part.kind() == ObjectKind.CONSTRAINT) {
        for (Dependency need : schema.needs(part)) {
          (need.on().kind() == ObjectKind.TABLE ? Optional.of(need.on()) : need.on().table())
              .filter(other -> schema.find(other).isPresent())
              .ifPresent(other -> referenced.add(root(schema, other)));
        }
      }
    }
    return referenced;
  }

  /** {@return whether no partition comes or goes, with its rows} */
  boolean keepsItsPartitions(ObjectId table) {
    for (Operation operation : operations) {
      for (ObjectId id : ids(operation)) {
        boolean goes = operation instanceof Operation.Drop && id.kind() == ObjectKind.TABLE;
        if (id.kind() == ObjectKind.PARTITION || goes) {
          ObjectId part = new ObjectId(ObjectKind.TABLE, id.path());
          if (root(before, part).equals(table) || root(after, part).equals(moved(table))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * What must be there afterwards.
   *
   * @param table a table, as it is called before
   * @return its columns that nothing takes away or fills: their names before, and afterwards
   */
  Map<String, String> kept(ObjectId table) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (ObjectId id : before.parts(table)) {
      ObjectId now = moved(id);
      if (before.find(id).orElse(null) instanceof Column old
          && after.find(now).orElse(null) instanceof Column column
          && old.generated().isEmpty()
          && column.generated().isEmpty()
          && old.type().equals(column.type())
          && isUntouched(id, now)) {
        kept.put(id.name(), now.name());
      }
    }
    return kept;
  }

  private boolean isUntouched(ObjectId id, ObjectId now) {
    return !madeOrDropped.contains(id)
        && !madeOrDropped.contains(now)
        && !answers.fills().containsKey(now)
        && !answers.conversions().containsKey(now)
        && after.needs(now).stream()
            .map(Dependency::on)
            .noneMatch(need -> altered.contains(need) || madeOrDropped.contains(need));
  }
}
