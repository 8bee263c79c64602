package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Column.NotNull;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns that come to refuse NULL while their tables are read and written. */
final class OnlineColumn {

  private final Surroundings around;
  private final Writing writing;
  private final ColumnSql plain = new ColumnSql();

  OnlineColumn(Surroundings around, Writing writing) {
    this.around = around;
    this.writing = writing;
  }

  /** {@return how a column is made; empty where that takes no other form than the plain one} */
  Optional<Form> create(Operation operation, Column column) {
    Optional<String> fill = ColumnSql.fill(column, writing);
    if (fill.isEmpty() || !around.holdsRows(column.id().table().orElseThrow())) {
      return Optional.empty();
    }
    Column loose = column.withNotNull(Optional.empty());
    List<Step> steps = new ArrayList<>();
    steps.add(Step.together(operation, plain.create(loose, writing)));
    steps.add(Step.apart(Phase.BUILD, operation, new Part.Statement(fill.get())));
    // Before that, a row could not be changed without being given a value.
    tightened(operation, loose, column).stream()
        .map(step -> step.in(Phase.CHECK).alone())
        .forEach(steps::add);
    return Optional.of(new Form(steps, Phase.TOGETHER, Phase.CHECK));
  }

  /** {@return how a column is altered; empty where that takes no other form than the plain one} */
  Optional<Form> alter(Operation operation, Column before, Column after) {
    ObjectId table = after.id().table().orElseThrow();
    boolean tightened =
        after.notNull().filter(NotNull::valid).isPresent()
            && before.notNull().filter(NotNull::valid).isEmpty();
    // The server lets no such column of a table above join one that is NOT VALID.
    boolean joined =
        writing.version().atLeast(18) && after.inherited().filter(writing::makes).isPresent();
    if (!tightened || joined || !around.holdsRows(table)) {
      return Optional.empty();
    }
    // An identity wants a column that refuses NULL, so all else that is asked waits for that.
    boolean identity = before.identity().isEmpty() && after.identity().isPresent();
    Column loose = after.withNotNull(before.notNull());
    List<Step> steps = new ArrayList<>();
    List<Part> others = identity ? List.of() : plain.alter(before, loose, writing);
    if (!others.isEmpty()) {
      steps.add(Step.together(operation, others));
    }
    steps.addAll(tightened(operation, before, after));
    if (identity) {
      Column tight = before.withNotNull(after.notNull());
      steps.add(new Step(Phase.CHECK, true, operation, plain.alter(tight, after, writing)));
    }
    return Optional.of(new Form(steps, identity ? Phase.CHECK : Phase.TOGETHER, Phase.CHECK));
  }

  private List<Step> tightened(Operation operation, Column before, Column after) {
    return writing.version().atLeast(18)
        ? asConstraint(operation, before, after)
        : byCheck(operation, after);
  }

  /** The server takes a check that was validated for an answer, and looks at no row. */
  private List<Step> byCheck(Operation operation, Column column) {
    ObjectId table = column.id().table().orElseThrow();
    String name = Writing.bare(column.id().name());
    String check = Writing.bare(around.free(table.name() + "_" + column.id().name(), "not_null"));
    String children = column.notNull().orElseThrow().noInherit() ? " NO INHERIT" : "";
    return List.of(
        Step.together(
            operation,
            List.of(
                new Part.Action(
                    table,
                    "ADD CONSTRAINT %s CHECK (%s IS NOT NULL)%s NOT VALID"
                        .formatted(check, name, children)))),
        new Step(Phase.CHECK, true, operation, validated(table, check, column)),
        Step.apart(
            Phase.CHECK,
            operation,
            new Part.Action(table, "ALTER COLUMN " + name + " SET NOT NULL"),
            new Part.Action(table, "DROP CONSTRAINT " + check)));
  }

  private List<Part> validated(ObjectId table, String check, Column column) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Action(table, "VALIDATE CONSTRAINT " + check));
    parts.addAll(RowsInTheWay.note(RowsInTheWay.ofNull(column, writing)));
    return parts;
  }

  private List<Step> asConstraint(Operation operation, Column before, Column after) {
    ObjectId table = after.id().table().orElseThrow();
    NotNull wanted = after.notNull().orElseThrow();
    NotNull open = new NotNull(NotNullSql.name(after), wanted.noInherit(), false);
    Column first = before.withNotNull(Optional.of(open));
    Column second =
        before.withNotNull(Optional.of(new NotNull(open.name(), open.noInherit(), true)));
    List<Part> added = NotNullSql.change(before, first, table, writing);
    List<Step> steps = new ArrayList<>();
    if (!added.isEmpty()) {
      steps.add(Step.together(operation, added));
    }
    steps.add(
        new Step(Phase.CHECK, true, operation, NotNullSql.change(first, second, table, writing)));
    return steps;
  }
}
