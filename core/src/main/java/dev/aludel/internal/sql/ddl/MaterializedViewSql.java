package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.MaterializedView;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE MATERIALIZED VIEW} and its kin. */
final class MaterializedViewSql implements KindSql<MaterializedView> {

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "TABLE " + writing.name(id);
  }

  @Override
  public List<Part> create(MaterializedView view, Writing writing) {
    StringBuilder sql = new StringBuilder("CREATE ").append(reference(view.id(), writing));
    view.accessMethod().ifPresent(method -> sql.append(" USING ").append(Writing.bare(method)));
    if (!view.options().isEmpty()) {
      sql.append(' ').append(StorageOptions.with(view.options()));
    }
    sql.append(" AS\n").append(view.query().sql());
    if (view.filled()) {
      return List.of(new Part.Statement(sql.toString()));
    }
    return List.of(
        new Part.Remark(
            "What it reads was made WITH NO DATA: REFRESH MATERIALIZED VIEW fills that one, then this one."),
        new Part.Statement(sql.append("\nWITH NO DATA").toString()));
  }

  @Override
  public List<Part> drop(MaterializedView view, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(view.id(), writing)));
  }

  @Override
  public List<Part> alter(MaterializedView before, MaterializedView after, Writing writing) {
    return StorageOptions.statements(
        "ALTER " + reference(after.id(), writing), before.options(), after.options());
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return RenameSql.inSchema("MATERIALIZED VIEW", from, to, writing);
  }
}
