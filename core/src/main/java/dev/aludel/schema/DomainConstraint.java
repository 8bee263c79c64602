package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A check of a domain.
 *
 * @param id which, by the names of the domain and its own
 * @param definition what stands behind its name, as {@code pg_get_constraintdef} writes it
 */
public record DomainConstraint(ObjectId id, String definition) implements SchemaObject {

  /** {@return the domain that it belongs to} */
  public ObjectId domain() {
    return new ObjectId(ObjectKind.TYPE, id.path().subList(0, 2));
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(domain());
  }

  @Override
  public List<String> occupies() {
    return List.of("constraint of domain " + String.join(".", id.path()));
  }
}
