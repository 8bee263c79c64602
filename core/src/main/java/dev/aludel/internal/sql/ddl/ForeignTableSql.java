package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ForeignTable;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE FOREIGN TABLE} and its kin. */
final class ForeignTableSql implements KindSql<ForeignTable> {

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "TABLE " + writing.name(id);
  }

  @Override
  public List<Part> create(ForeignTable table, Writing writing) {
    String inside =
        table.lines().isEmpty() ? "" : "\n  " + String.join(",\n  ", table.lines()) + "\n";
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Statement(
            "CREATE FOREIGN TABLE %s (%s) SERVER %s%s"
                .formatted(
                    writing.name(table.id()),
                    inside,
                    Writing.bare(table.server()),
                    ForeignOptionsSql.of(table.options()))));
    table
        .partition()
        .map(
            partition ->
                "ALTER TABLE %s ATTACH PARTITION %s %s"
                    .formatted(
                        writing.name(partition.of()), writing.name(table.id()), partition.bound()))
        .ifPresent(sql -> parts.add(new Part.Statement(sql)));
    return parts;
  }

  @Override
  public List<Part> drop(ForeignTable table, Writing writing) {
    return List.of(new Part.Statement("DROP FOREIGN TABLE " + writing.name(table.id())));
  }
}
