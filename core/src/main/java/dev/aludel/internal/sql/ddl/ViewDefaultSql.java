package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ViewDefault;
import java.util.List;

/** {@code ALTER VIEW … ALTER COLUMN … SET DEFAULT}. */
final class ViewDefaultSql implements KindSql<ViewDefault> {

  @Override
  public List<Part> create(ViewDefault value, Writing writing) {
    return change(value, "SET DEFAULT " + value.expression(), writing);
  }

  @Override
  public List<Part> drop(ViewDefault value, Writing writing) {
    return change(value, "DROP DEFAULT", writing);
  }

  @Override
  public List<Part> alter(ViewDefault before, ViewDefault after, Writing writing) {
    return create(after, writing);
  }

  private static List<Part> change(ViewDefault value, String change, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER VIEW %s ALTER COLUMN %s %s"
                .formatted(writing.tableOf(value.id()), Writing.bare(value.id().name()), change)));
  }
}
