package dev.aludel.internal.sql;

import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as INSERT statements, whose quoted values the server reads as each column's own type.
 */
final class BulkInsertSql {

  /** Numbers that SQL has no bare form for. */
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private BulkInsertSql() {}

  static List<String> inserts(Operation.BulkInsert operation, int rowsPerInsert) {
    String head =
        "INSERT INTO "
            + operation.table()
            + operation.columns().stream()
                .map(Identifiers::quote)
                .collect(Collectors.joining(", ", " (", ") VALUES"));
    List<String> statements = new ArrayList<>();
    List<List<Object>> rows = operation.rows();
    for (int from = 0; from < rows.size(); from += rowsPerInsert) {
      statements.add(
          rows.subList(from, Math.min(rows.size(), from + rowsPerInsert)).stream()
              .map(
                  row ->
                      row.stream()
                          .map(BulkInsertSql::literal)
                          .collect(Collectors.joining(", ", "\n  (", ")")))
              .collect(Collectors.joining(",", head, "")));
    }
    return statements;
  }

  /** A value as SQL text: quoted wherever the server can find out the type from the column. */
  static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    boolean bare = value instanceof Boolean || value instanceof Number;
    if (bare && !NOT_FINITE.contains(value.toString())) {
      return value.toString();
    }
    if (value instanceof byte[] bytes) {
      return "'\\x" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof Collection<?> elements) {
      return Literals.quote(
          elements.stream().map(BulkInsertSql::element).collect(Collectors.joining(",", "{", "}")));
    }
    if (value instanceof Object[] elements) {
      return literal(java.util.Arrays.asList(elements));
    }
    return Literals.quote(value instanceof Enum<?> constant ? constant.name() : value.toString());
  }

  /** An element of an array's text form, always in quotes but for NULL. */
  private static String element(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Collection<?> nested) {
      return nested.stream().map(BulkInsertSql::element).collect(Collectors.joining(",", "{", "}"));
    }
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
