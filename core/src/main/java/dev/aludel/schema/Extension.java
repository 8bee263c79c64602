package dev.aludel.schema;

import java.util.Optional;

/**
 * An extension; what it brought is a part of it and is not read.
 *
 * @param id which
 * @param schema the schema that its objects lie in
 * @param relocatable whether its objects can be moved into another schema
 * @param version its version, where that is not the one that the server would install
 * @param comment the comment that it comes with
 */
public record Extension(
    ObjectId id,
    String schema,
    boolean relocatable,
    Optional<String> version,
    Optional<String> comment)
    implements SchemaObject {

  @Override
  public boolean brings(SchemaObject part) {
    return part instanceof Comment said && Optional.of(said.text()).equals(comment);
  }
}
