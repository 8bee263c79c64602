package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.PublicationSchema;
import java.util.List;

/** {@code ALTER PUBLICATION … ADD TABLES IN SCHEMA}. */
final class PublicationSchemaSql implements KindSql<PublicationSchema> {

  @Override
  public List<Part> create(PublicationSchema schema, Writing writing) {
    return List.of(change(schema, "ADD"));
  }

  @Override
  public List<Part> drop(PublicationSchema schema, Writing writing) {
    return List.of(change(schema, "DROP"));
  }

  private static Part change(PublicationSchema schema, String verb) {
    return new Part.Statement(
        "ALTER PUBLICATION %s %s TABLES IN SCHEMA %s"
            .formatted(Writing.bare(schema.id().schema()), verb, Writing.bare(schema.id().name())));
  }
}
