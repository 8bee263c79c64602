package dev.aludel.schema;

import java.util.Optional;

/**
 * A schema of which a publication publishes all tables.
 *
 * @param id which, by the names of the publication and the schema
 */
public record PublicationSchema(ObjectId id) implements SchemaObject {
  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(ObjectId.of(ObjectKind.PUBLICATION, id.schema()));
  }
}
