package dev.aludel.schema;

import java.util.Optional;

/**
 * An object of a kind that has nothing but a definition, and is made again when that differs:
 * operator families and classes, conversions, transforms, languages, access methods, and the
 * parsers and templates of text search.
 *
 * @param id which
 * @param adjective what stands between {@code CREATE} and the kind, such as {@code DEFAULT }; may
 *     be empty
 * @param definition what stands behind its name; may be empty
 * @param addition what is added once it is there, such as {@code ADD OPERATOR …}, where something
 *     is
 */
public record PlainObject(
    ObjectId id, String adjective, String definition, Optional<String> addition)
    implements SchemaObject {

  @Override
  public Optional<ObjectId> parent() {
    return Optional.empty();
  }
}
