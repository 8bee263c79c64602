package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A type that somebody has made. What can't be altered of it is replaced: the type is renamed away,
 * a new one is made, whatever holds values moves over, and the old one is dropped.
 */
public interface UserType extends SchemaObject {

  /** {@return the schema it lies in, and no parent} */
  @Override
  default Optional<ObjectId> parent() {
    return Optional.empty();
  }

  /** {@return its name, which it shares with the row types of tables and views} */
  @Override
  default List<String> occupies() {
    return SchemaObject.relation(id().schema(), id().name());
  }

  @Override
  default boolean isReplaceable() {
    return true;
  }
}
