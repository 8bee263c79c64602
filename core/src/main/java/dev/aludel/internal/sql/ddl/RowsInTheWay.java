package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries that find the rows on which a statement would fail, for the comment above it. There is
 * none for tables and columns that the same operations make.
 */
final class RowsInTheWay {

  private static final Pattern FOREIGN_KEY =
      Pattern.compile(
          "(?s)FOREIGN KEY \\(([^()]*)\\) REFERENCES ([^()]*)\\(([^()]*)\\)( MATCH FULL)?.*");

  private RowsInTheWay() {}

  /** {@return the comment on a statement that a query says something about, as a part of it} */
  static List<Part> note(Optional<String> query) {
    return query.stream().<Part>map(found -> new Part.Note(text(found))).toList();
  }

  /** {@return the same in front of a statement of its own} */
  static String above(Optional<String> query, String statement) {
    return query.map(found -> "-- " + text(found) + "\n" + statement).orElse(statement);
  }

  private static String text(String query) {
    return "Fails if this finds rows: " + query.replaceAll("\\s*\n\\s*", " ");
  }

  /** {@return the rows that a constraint refuses} */
  static Optional<String> of(Constraint constraint, Writing writing) {
    ObjectId table = constraint.id().table().orElseThrow();
    if (areMade(table, constraint.columns(), writing)) {
      return Optional.empty();
    }
    String definition = constraint.definition();
    return switch (constraint.type()) {
      case CHECK -> Optional.of(unchecked(definition, writing.name(table)));
      case PRIMARY_KEY, UNIQUE ->
          definition.contains(" WITHOUT OVERLAPS")
              ? Optional.empty()
              : Optional.of(
                  alike(
                      constraint.columns().stream().map(Writing::bare).toList(),
                      constraint.type() == Constraint.Type.PRIMARY_KEY
                          || definition.contains(" NULLS NOT DISTINCT"),
                      Optional.empty(),
                      writing.name(table)));
      case FOREIGN_KEY -> dangling(definition, writing.name(table));
      case EXCLUSION -> Optional.empty();
    };
  }

  private static boolean areMade(ObjectId table, List<String> columns, Writing writing) {
    return writing.makes(table)
        || columns.stream()
            .map(name -> ObjectId.of(ObjectKind.COLUMN, table.schema(), table.name(), name))
            .anyMatch(writing::makes);
  }

  private static String unchecked(String definition, String table) {
    SqlParentheses check = SqlParentheses.first(definition);
    SqlParentheses inner = SqlParentheses.first(check.inside());
    String condition = inner.isWhole() ? check.inside() : check.text();
    String only = check.behind().contains(" NO INHERIT") ? "ONLY " : "";
    return "SELECT * FROM %s%s WHERE NOT %s".formatted(only, table, condition);
  }

  private static String alike(
      List<String> keys, boolean nullsCount, Optional<String> condition, String table) {
    String all = String.join(", ", keys);
    String present = (keys.size() > 1 ? "(" + all + ")" : all) + " IS NOT NULL";
    String where =
        Stream.concat(nullsCount ? Stream.empty() : Stream.of(present), condition.stream())
            .collect(Collectors.joining(" AND "));
    return "SELECT %1$s, count(*) FROM %2$s%3$s GROUP BY %1$s HAVING count(*) > 1"
        .formatted(all, table, where.isEmpty() ? "" : " WHERE " + where);
  }

  private static Optional<String> dangling(String definition, String table) {
    Matcher key = FOREIGN_KEY.matcher(definition);
    if (!key.matches() || key.group(1).contains("PERIOD ")) {
      return Optional.empty();
    }
    String own = qualified(key.group(1), table);
    String others = qualified(key.group(3), "other");
    String present =
        key.group(4) == null
            ? tuple(key.group(1)) + " IS NOT NULL"
            : "NOT " + tuple(key.group(1)) + " IS NULL";
    return Optional.of(
        "SELECT * FROM %s WHERE %s AND NOT EXISTS (SELECT FROM %s AS other WHERE %s = %s)"
            .formatted(table, present, key.group(2), tuple(others), tuple(own)));
  }

  private static String tuple(String columns) {
    return columns.contains(", ") ? "(" + columns + ")" : columns;
  }

  private static String qualified(String columns, String table) {
    return List.of(columns.split(", ")).stream()
        .map(column -> table + "." + column)
        .collect(Collectors.joining(", "));
  }

  /** {@return the rows that a unique index refuses} */
  static Optional<String> of(Index index, Writing writing) {
    ObjectId of = index.parent().orElseThrow();
    if (!index.unique() || areMade(of, index.columns(), writing)) {
      return Optional.empty();
    }
    SqlParentheses keys = SqlParentheses.first(index.definition());
    int where = keys.behind().indexOf(" WHERE ");
    return Optional.of(
        alike(
            keys.elements().stream().map(RowsInTheWay::withoutOrder).toList(),
            keys.behind().contains(" NULLS NOT DISTINCT"),
            where < 0
                ? Optional.empty()
                : Optional.of(keys.behind().substring(where + " WHERE ".length())),
            writing.name(of)));
  }

  /** The expression or column of an index without its operator class, collation and order. */
  private static String withoutOrder(String key) {
    if (key.startsWith("\"")) {
      return key.substring(0, key.indexOf('"', 1) + 1);
    }
    SqlParentheses call = SqlParentheses.first(key);
    int blank = key.indexOf(' ');
    boolean isCall = call.isThere() && (blank < 0 || call.start() < blank);
    if (isCall) {
      return key.substring(0, call.end());
    }
    return blank < 0 ? key : key.substring(0, blank);
  }

  /** {@return the rows for which a column that comes to refuse NULL has none of its values} */
  static Optional<String> ofNull(Column column, Writing writing) {
    ObjectId table = column.id().table().orElseThrow();
    return areMade(table, List.of(column.id().name()), writing)
        ? Optional.empty()
        : Optional.of(
            "SELECT * FROM %s WHERE %s IS NULL"
                .formatted(writing.name(table), Writing.bare(column.id().name())));
  }

  /** {@return the rows that have no value for a new column that needs one: all} */
  static Optional<String> ofNew(Column column, Writing writing) {
    ObjectId table = column.id().table().orElseThrow();
    // A column that comes with a type holds NULL, whatever its default is.
    boolean hasValues =
        !column.typed()
            && (column.identity().isPresent()
                || column.generated().isPresent()
                || column.type().endsWith("serial")
                || writing.makes(new ObjectId(ObjectKind.DEFAULT, column.id().path())));
    boolean isAsked = column.notNull().filter(Column.NotNull::valid).isPresent() && !hasValues;
    return isAsked && !writing.makes(table)
        ? Optional.of("SELECT * FROM " + writing.name(table))
        : Optional.empty();
  }
}
