package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ViewColumn;
import java.util.List;

/** A view makes and drops its columns itself. */
final class ViewColumnSql implements KindSql<ViewColumn> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "COLUMN " + writing.tableOf(id) + "." + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(ViewColumn column, Writing writing) {
    return List.of();
  }

  @Override
  public List<Part> drop(ViewColumn column, Writing writing) {
    return List.of();
  }
}
