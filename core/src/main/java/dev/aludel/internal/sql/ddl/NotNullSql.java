package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Column;
import dev.aludel.schema.Column.NotNull;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NOT NULL: a word before PostgreSQL 18, a constraint with a name from then on. */
final class NotNullSql {

  private NotNullSql() {}

  /** {@return what stands behind a column that refuses NULL} */
  static String inline(Column column) {
    NotNull notNull = column.notNull().orElseThrow();
    String name =
        isGiven(column, notNull) ? "" : "CONSTRAINT " + Writing.bare(notNull.name()) + " ";
    return name + "NOT NULL" + (notNull.noInherit() ? " NO INHERIT" : "");
  }

  /** {@return what is added once the column is there, as a column can't be made NOT VALID} */
  static Optional<String> behind(Column column) {
    return column
        .notNull()
        .filter(notNull -> !notNull.valid() && !column.typed())
        .map(notNull -> added(column, notNull));
  }

  /** {@return what turns one column's NOT NULL into the other's} */
  static List<Part> change(Column before, Column after, ObjectId table, Writing writing) {
    List<Part> parts = new ArrayList<>();
    String column = Writing.bare(after.id().name());
    Optional<NotNull> old = before.notNull();
    Optional<NotNull> now = after.notNull();
    if (old.isPresent() && now.isEmpty()) {
      parts.add(new Part.Action(table, "ALTER COLUMN " + column + " DROP NOT NULL"));
    } else if (old.isEmpty() && now.isPresent()) {
      parts.add(new Part.Action(table, set(after, now.get(), writing.version())));
      if (now.get().valid()) {
        parts.addAll(RowsInTheWay.note(RowsInTheWay.ofNull(after, writing)));
      }
    } else if (now.isPresent() && old.orElseThrow().valid() && !now.get().valid()) {
      // What was looked at once can't be as if it never was.
      parts.add(new Part.Action(table, "ALTER COLUMN " + column + " DROP NOT NULL"));
      parts.add(new Part.Action(table, set(after, now.get(), writing.version())));
    } else if (now.isPresent() && !old.equals(now)) {
      parts.addAll(between(old.orElseThrow(), after, table, writing));
    }
    return parts;
  }

  private static String set(Column column, NotNull notNull, ServerVersion version) {
    String name = Writing.bare(column.id().name());
    if (!version.atLeast(18)
        || (isGiven(column, notNull) && !notNull.noInherit() && notNull.valid())) {
      return "ALTER COLUMN " + name + " SET NOT NULL";
    }
    return added(column, notNull);
  }

  private static String added(Column column, NotNull notNull) {
    return "ADD CONSTRAINT "
        + Writing.bare(notNull.name())
        + " NOT NULL "
        + Writing.bare(column.id().name())
        + (notNull.noInherit() ? " NO INHERIT" : "")
        + (notNull.valid() ? "" : " NOT VALID");
  }

  private static List<Part> between(NotNull old, Column after, ObjectId table, Writing writing) {
    NotNull now = after.notNull().orElseThrow();
    List<Part> parts = new ArrayList<>();
    String name = Writing.bare(now.name());
    if (!old.name().equals(now.name())) {
      parts.add(
          new Part.Statement(
              "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
                  .formatted(writing.name(table), Writing.bare(old.name()), name)));
    }
    if (old.noInherit() != now.noInherit()) {
      parts.add(
          new Part.Action(
              table, "ALTER CONSTRAINT " + name + (now.noInherit() ? " NO INHERIT" : " INHERIT")));
    }
    if (!old.valid() && now.valid()) {
      parts.add(new Part.Action(table, "VALIDATE CONSTRAINT " + name));
      parts.addAll(RowsInTheWay.note(RowsInTheWay.ofNull(after, writing)));
    }
    return parts;
  }

  private static boolean isGiven(Column column, NotNull notNull) {
    return notNull.name().isEmpty() || notNull.name().equals(given(column));
  }

  private static String given(Column column) {
    return column.id().path().get(1) + "_" + column.id().name() + "_not_null";
  }

  /** {@return the name that the constraint of a column has or gets} */
  static String name(Column column) {
    return column
        .notNull()
        .map(NotNull::name)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> given(column));
  }
}
