package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A range type, and the multirange type that comes with it.
 *
 * @param id which
 * @param subtype the type of its bounds
 * @param operatorClass the operator class that orders bounds, where it is not the subtype's default
 * @param collation the collation that orders bounds, where it is not the subtype's own
 * @param canonical the function that makes values canonical
 * @param difference the function that tells how far two bounds lie apart
 * @param multirange the name of its multirange type
 */
public record RangeType(
    ObjectId id,
    String subtype,
    Optional<String> operatorClass,
    Optional<String> collation,
    Optional<String> canonical,
    Optional<String> difference,
    String multirange)
    implements UserType {

  @Override
  public List<String> occupies() {
    return List.of(
        SchemaObject.relation(id.schema(), id.name()).get(0),
        SchemaObject.relation(id.schema(), multirange).get(0));
  }

  @Override
  public RangeType as(ObjectId other) {
    return new RangeType(
        other,
        subtype,
        operatorClass,
        collation,
        canonical,
        difference,
        other.name() + "_multirange");
  }
}
