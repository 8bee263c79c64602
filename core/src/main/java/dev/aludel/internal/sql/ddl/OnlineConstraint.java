package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constraints that come into force while their tables are read and written. */
final class OnlineConstraint {

  private static final String NOT_VALID = " NOT VALID";

  /** What a unique constraint says, by the order in which CREATE INDEX wants it. */
  private static final Pattern UNIQUE =
      Pattern.compile(
          "(?s)(PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (\\(.*?\\)(?: INCLUDE \\(.*\\))?)"
              + "((?: NOT)? DEFERRABLE(?: INITIALLY DEFERRED)?)?");

  private static final Pattern INLINE =
      Pattern.compile("(?s)FOREIGN KEY \\(.*?\\) (REFERENCES .*)");

  private final Surroundings around;
  private final Writing writing;

  OnlineConstraint(Surroundings around, Writing writing) {
    this.around = around;
    this.writing = writing;
  }

  /** {@return how a constraint is made; empty where that takes no other form than the plain one} */
  Optional<Form> create(Operation operation, Constraint constraint) {
    if (!around.holdsRows(table(constraint))
        || constraint.definition().endsWith(NOT_VALID)
        || constraint.definition().endsWith(" NOT ENFORCED")) {
      return Optional.empty();
    }
    return switch (constraint.type()) {
      case PRIMARY_KEY, UNIQUE -> Optional.of(unique(operation, constraint));
      case EXCLUSION ->
          Optional.of(
              locking(
                  operation,
                  constraint,
                  "readers and writers",
                  "is built: an exclusion constraint has no other form"));
      case CHECK -> Optional.of(checked(operation, constraint, notValid(constraint)));
      case FOREIGN_KEY -> Optional.of(foreignKey(operation, constraint));
    };
  }

  private Form unique(Operation operation, Constraint constraint) {
    Matcher unique = UNIQUE.matcher(constraint.definition());
    if (!unique.matches()) {
      return locking(
          operation,
          constraint,
          "readers and writers",
          "is built: a constraint WITHOUT OVERLAPS has no other form");
    }
    if (around.isPartitioned(table(constraint))) {
      return isBuiltBelow(constraint)
          ? Form.of(Phase.CHECK, partitioned(operation, constraint))
          : locking(operation, constraint, "readers and writers", "is built");
    }
    String name = constraint.id().name();
    boolean replaces = around.replacedInPlace(constraint).filter(this::isBuilt).isPresent();
    String index = replaces ? around.free(name, "new") : name;
    List<Part> actions = new ArrayList<>();
    if (replaces) {
      actions.add(action(constraint, "DROP CONSTRAINT " + Writing.bare(name)));
    }
    actions.add(action(constraint, used(constraint, unique, index)));
    return Form.of(
        Phase.CHECK,
        List.of(
            new Step(
                Phase.CHECK,
                false,
                operation,
                List.of(new Part.Alone(built(constraint, unique, index)))),
            new Step(Phase.CHECK, true, operation, actions)));
  }

  private boolean isBuiltBelow(Constraint whole) {
    // A partition that gets its primary key for its own keeps NOT NULL for its own, from 18 on.
    boolean leavesMore =
        whole.type() == Constraint.Type.PRIMARY_KEY && writing.version().atLeast(18);
    return !leavesMore && !around.isRegrouped(table(whole));
  }

  /** {@return whether a part of a key is made under its own name, and need not be renamed} */
  boolean isNamed(Constraint part) {
    return part.inherited().flatMap(around.after()::find).orElse(null) instanceof Constraint whole
        && (writing.makes(whole.id())
            ? around.holdsRows(table(whole))
                && UNIQUE.matcher(whole.definition()).matches()
                && isBuiltBelow(whole)
            : isNamed(whole));
  }

  private String built(Constraint constraint, Matcher unique, String index) {
    return RowsInTheWay.above(
        RowsInTheWay.of(constraint, writing),
        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s%s%s"
            .formatted(
                Writing.bare(index),
                writing.tableOf(constraint.id()),
                unique.group(3),
                Objects.requireNonNullElse(unique.group(2), ""),
                constraint.indexOptions().isEmpty()
                    ? ""
                    : " " + StorageOptions.with(constraint.indexOptions())));
  }

  private static String used(Constraint constraint, Matcher unique, String index) {
    return "ADD CONSTRAINT %s %s USING INDEX %s%s"
        .formatted(
            Writing.bare(constraint.id().name()),
            unique.group(1),
            Writing.bare(index),
            Objects.requireNonNullElse(unique.group(4), ""));
  }

  /** As of an index, the whole counts for nothing until each of its tables has its part. */
  private List<Step> partitioned(Operation operation, Constraint whole) {
    List<Step> steps = new ArrayList<>();
    List<Part> attached = new ArrayList<>();
    makeBelow(operation, whole, steps, attached);
    steps.add(new Step(Phase.CHECK, true, operation, attached));
    return steps;
  }

  private void makeBelow(
      Operation operation, Constraint whole, List<Step> steps, List<Part> attached) {
    steps.add(
        Step.apart(
            Phase.CHECK,
            operation,
            new Part.Statement(
                "ALTER TABLE ONLY %s ADD %s"
                    .formatted(writing.tableOf(whole.id()), ConstraintSql.line(whole)))));
    for (ObjectId partition : around.partitions(table(whole))) {
      around.after().parts(partition).stream()
          .flatMap(id -> around.after().find(id).stream())
          .filter(Constraint.class::isInstance)
          .map(Constraint.class::cast)
          .filter(part -> part.inherited().equals(Optional.of(whole.id())))
          .forEach(
              part -> {
                boolean isThere = around.hasOrMakes(part.id());
                if (!isThere && around.isPartitioned(partition)) {
                  makeBelow(operation, part, steps, attached);
                } else if (!isThere) {
                  steps.addAll(unique(operation, part).steps());
                }
                attached.add(
                    new Part.Statement(
                        "ALTER INDEX %s ATTACH PARTITION %s"
                            .formatted(writing.name(whole.id()), writing.name(part.id()))));
              });
    }
  }

  private Form foreignKey(Operation operation, Constraint constraint) {
    ObjectId table = table(constraint);
    if (around.isPartitioned(table) && !writing.version().atLeast(18)) {
      return locking(
          operation,
          constraint,
          "writers",
          "has looked at the rows: before PostgreSQL 18, a foreign key of a partitioned table has no"
              + " other form");
    }
    Matcher inline = INLINE.matcher(constraint.definition());
    if (constraint.columns().size() == 1
        && around.areNewAndEmpty(table, constraint.columns())
        && inline.matches()) {
      ObjectId column =
          ObjectId.of(ObjectKind.COLUMN, table.schema(), table.name(), constraint.columns().get(0));
      String named = "CONSTRAINT " + Writing.bare(constraint.id().name()) + " ";
      return checked(
          operation,
          constraint,
          List.of(
              new Part.ColumnConstraint(
                  constraint.id(),
                  column,
                  named + inline.group(1),
                  "ADD " + named + constraint.definition() + NOT_VALID)));
    }
    return checked(operation, constraint, notValid(constraint));
  }

  /** New rows are looked at from now on, and the others later. */
  private Form checked(Operation operation, Constraint constraint, List<Part> added) {
    Step validation =
        Step.apart(
            Phase.CHECK,
            operation,
            new Part.Validation(
                constraint.id(),
                RowsInTheWay.above(
                    RowsInTheWay.of(constraint, writing),
                    "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                        .formatted(
                            writing.tableOf(constraint.id()),
                            Writing.bare(constraint.id().name())))));
    return new Form(
        List.of(Step.together(operation, added), validation), Phase.TOGETHER, Phase.CHECK);
  }

  private List<Part> notValid(Constraint constraint) {
    return List.of(
        action(
            constraint,
            "ADD CONSTRAINT %s %s%s"
                .formatted(
                    Writing.bare(constraint.id().name()), constraint.definition(), NOT_VALID)));
  }

  /** {@return how a constraint comes to hold for the rows that are there} */
  Form validate(Operation operation, List<Part> plain) {
    return new Form(
        List.of(new Step(Phase.CHECK, true, operation, plain)), Phase.TOGETHER, Phase.CHECK);
  }

  private Form locking(Operation operation, Constraint constraint, String whom, String what) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Remark(
            "This keeps %s of %s waiting until %s %s."
                .formatted(
                    whom,
                    writing.tableOf(constraint.id()),
                    Writing.bare(constraint.id().name()),
                    what)));
    parts.addAll(new ConstraintSql().create(constraint, writing));
    return new Form(
        List.of(new Step(Phase.CHECK, true, operation, parts)), Phase.CHECK, Phase.CHECK);
  }

  /** {@return how a constraint is dropped; empty where that takes no other form} */
  Optional<Form> drop(Constraint constraint) {
    boolean replaced =
        isBuilt(constraint) && around.replacement(constraint).filter(this::isBuilt).isPresent();
    return replaced ? Optional.of(new Form(List.of(), Phase.CHECK, Phase.CHECK)) : Optional.empty();
  }

  /** Whether it stands on an index that can be built while its table is in use. */
  private boolean isBuilt(SchemaObject object) {
    return object instanceof Constraint constraint
        && UNIQUE.matcher(constraint.definition()).matches()
        && !around.isPartitioned(table(constraint));
  }

  private static Part.Action action(Constraint constraint, String action) {
    return new Part.Action(table(constraint), action);
  }

  private static ObjectId table(Constraint constraint) {
    return constraint.id().table().orElseThrow();
  }
}
