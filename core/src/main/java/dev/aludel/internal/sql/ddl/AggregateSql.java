package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Aggregate;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE AGGREGATE} and its kin. */
final class AggregateSql implements KindSql<Aggregate> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "AGGREGATE " + writing.routine(id);
  }

  /** GRANT takes it for a function of all its arguments. */
  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "FUNCTION "
        + writing
            .routine(id)
            .replaceFirst("\\(\\*\\)$", "()")
            .replaceFirst("\\((VARIADIC .*) ORDER BY \\1\\)$", "($1)")
            .replaceFirst("\\(ORDER BY ", "(")
            .replaceFirst(" ORDER BY ", ", ");
  }

  @Override
  public List<Part> create(Aggregate aggregate, Writing writing) {
    return write("CREATE AGGREGATE ", aggregate, writing);
  }

  @Override
  public List<Part> drop(Aggregate aggregate, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(aggregate.id(), writing)));
  }

  @Override
  public List<Part> alter(Aggregate before, Aggregate after, Writing writing) {
    return write("CREATE OR REPLACE AGGREGATE ", after, writing);
  }

  private static List<Part> write(String verb, Aggregate aggregate, Writing writing) {
    return List.of(
        new Part.Statement(
            "%s%s(%s) (\n  %s\n)"
                .formatted(
                    verb,
                    writing.routineName(aggregate.id()),
                    aggregate.arguments(),
                    String.join(",\n  ", aggregate.options()))));
  }
}
