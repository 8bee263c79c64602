package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Namespace;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE SCHEMA} and its kin. */
final class NamespaceSql implements KindSql<Namespace> {
  @Override
  public String reference(ObjectId id, Writing writing) {
    return "SCHEMA " + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(Namespace schema, Writing writing) {
    return List.of(new Part.Statement("CREATE SCHEMA " + Writing.bare(schema.id().name())));
  }

  @Override
  public List<Part> drop(Namespace schema, Writing writing) {
    return List.of(new Part.Statement("DROP SCHEMA " + Writing.bare(schema.id().name())));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER SCHEMA %s RENAME TO %s"
                .formatted(Writing.bare(from.name()), Writing.bare(to.name()))));
  }
}
