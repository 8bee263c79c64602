package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.PublicationTable;
import java.util.List;

/** {@code ALTER PUBLICATION … ADD TABLE}. */
final class PublicationTableSql implements KindSql<PublicationTable> {

  @Override
  public List<Part> create(PublicationTable table, Writing writing) {
    String columns =
        table.columns().isEmpty() ? "" : " (" + String.join(", ", table.columns()) + ")";
    String filter = table.filter().map(rows -> " WHERE (" + rows + ")").orElse("");
    return List.of(change(table, "ADD", columns + filter, writing));
  }

  @Override
  public List<Part> drop(PublicationTable table, Writing writing) {
    return List.of(change(table, "DROP", "", writing));
  }

  private static Part change(PublicationTable table, String verb, String behind, Writing writing) {
    return new Part.Statement(
        "ALTER PUBLICATION %s %s TABLE ONLY %s%s"
            .formatted(
                Writing.bare(table.publication().name()),
                verb,
                writing.name(table.table()),
                behind));
  }
}
