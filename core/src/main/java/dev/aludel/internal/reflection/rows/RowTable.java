package dev.aludel.internal.reflection.rows;

import dev.aludel.internal.sql.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table as somebody sees it who has a row for it.
 *
 * @param name its name in SQL text, with its schema
 * @param partitioned whether its rows lie in partitions
 * @param columns its columns, in order
 * @param references its foreign keys
 */
record RowTable(
    String name, boolean partitioned, List<RowColumn> columns, List<Reference> references) {

  RowTable {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
  }

  /**
   * One of its columns.
   *
   * @param name its name
   * @param type its type as the server writes it
   * @param required whether it must have a value
   * @param filled whether it gets a value where the row has none
   * @param counted whether a sequence fills it
   * @param generated whether it is computed, and never written
   */
  record RowColumn(
      String name,
      String type,
      boolean required,
      boolean filled,
      boolean counted,
      boolean generated) {}

  /**
   * A foreign key.
   *
   * @param table the table that it leads to, in SQL text
   * @param own whether that is the table itself
   * @param columns the columns that hold it
   * @param referenced the columns that it leads to, in the same order
   */
  record Reference(String table, boolean own, List<String> columns, List<String> referenced) {}

  Optional<RowColumn> column(String column) {
    return columns.stream().filter(one -> one.name().equals(column)).findFirst();
  }

  /** Rows of a table alone, without those of tables that inherit from it. */
  String from() {
    return (partitioned ? "" : "ONLY ") + name;
  }

  /** {@return columns as a list of texts} */
  static String texts(List<String> columns) {
    return columns.stream()
        .map(column -> Identifiers.quote(column) + "::text")
        .collect(Collectors.joining(", "));
  }
}
