package dev.aludel.schema;

import java.util.Optional;

/**
 * A domain; its checks are objects of their own.
 *
 * @param id which
 * @param type the type that it stands on, with modifiers
 * @param collation its collation, where it is not its type's own
 * @param defaultSql the default of its columns, as the server writes it
 * @param notNull whether it refuses NULL
 */
public record DomainType(
    ObjectId id,
    String type,
    Optional<String> collation,
    Optional<String> defaultSql,
    boolean notNull)
    implements UserType {

  @Override
  public DomainType as(ObjectId other) {
    return new DomainType(other, type, collation, defaultSql, notNull);
  }
}
