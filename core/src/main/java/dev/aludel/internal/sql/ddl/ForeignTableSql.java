package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ForeignTable;
import java.util.List;

/** {@code CREATE FOREIGN TABLE} and its kin. */
final class ForeignTableSql implements KindSql<ForeignTable> {

  @Override
  public List<Part> create(ForeignTable table, Writing writing) {
    String inside =
        table.lines().isEmpty() ? "" : "\n  " + String.join(",\n  ", table.lines()) + "\n";
    return List.of(
        new Part.Statement(
            "CREATE FOREIGN TABLE %s (%s) SERVER %s%s"
                .formatted(
                    writing.name(table.id()),
                    inside,
                    Writing.bare(table.server()),
                    ForeignOptionsSql.of(table.options()))));
  }

  @Override
  public List<Part> drop(ForeignTable table, Writing writing) {
    return List.of(new Part.Statement("DROP FOREIGN TABLE " + writing.name(table.id())));
  }
}
