package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ViewColumn;
import java.util.List;

/** A view makes and drops its columns itself; a materialized one stores them. */
final class ViewColumnSql implements KindSql<ViewColumn> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "COLUMN " + writing.tableOf(id) + "." + Writing.bare(id.name());
  }

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "TABLE " + writing.tableOf(id);
  }

  @Override
  public String privilegeSuffix(ObjectId id) {
    return " (" + Writing.bare(id.name()) + ")";
  }

  @Override
  public List<Part> create(ViewColumn column, Writing writing) {
    return storage(Column.Storage.USUAL, column, writing);
  }

  @Override
  public List<Part> alter(ViewColumn before, ViewColumn after, Writing writing) {
    return storage(before.storage(), after, writing);
  }

  @Override
  public List<Part> drop(ViewColumn column, Writing writing) {
    return List.of();
  }

  private static List<Part> storage(Column.Storage before, ViewColumn after, Writing writing) {
    String start =
        "ALTER MATERIALIZED VIEW %s ALTER COLUMN %s "
            .formatted(writing.tableOf(after.id()), Writing.bare(after.id().name()));
    return ColumnSql.storage(before, after.storage()).stream()
        .<Part>map(change -> new Part.Statement(start + change))
        .toList();
  }
}
