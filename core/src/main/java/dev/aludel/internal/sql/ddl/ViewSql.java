package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.View;
import java.util.List;

/** {@code CREATE VIEW} and its kin. */
final class ViewSql implements KindSql<View> {

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "TABLE " + writing.name(id);
  }

  @Override
  public List<Part> create(View view, Writing writing) {
    return write("CREATE VIEW ", view, writing);
  }

  @Override
  public List<Part> drop(View view, Writing writing) {
    return List.of(new Part.Statement("DROP VIEW " + writing.name(view.id())));
  }

  @Override
  public List<Part> alter(View before, View after, Writing writing) {
    boolean sameQuery =
        before.query().equals(after.query()) && before.columns().equals(after.columns());
    return sameQuery && before.reads().equals(after.reads())
        ? StorageOptions.statements(
            "ALTER VIEW " + writing.name(after.id()), before.options(), after.options())
        : write("CREATE OR REPLACE VIEW ", after, writing);
  }

  private static List<Part> write(String verb, View view, Writing writing) {
    return List.of(
        new Part.Statement(
            verb
                + writing.name(view.id())
                + (view.options().isEmpty() ? "" : " " + StorageOptions.with(view.options()))
                + " AS\n"
                + view.query().sql()));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return RenameSql.inSchema("VIEW", from, to, writing);
  }
}
