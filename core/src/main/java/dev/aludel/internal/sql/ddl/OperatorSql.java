package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Operator;
import java.util.List;

/** {@code CREATE OPERATOR} and its kin. */
final class OperatorSql implements KindSql<Operator> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "OPERATOR %s (%s, %s)".formatted(name(id, writing), id.path().get(2), id.name());
  }

  @Override
  public List<Part> create(Operator operator, Writing writing) {
    return List.of(
        new Part.Statement(
            "CREATE OPERATOR %s (\n  %s\n)"
                .formatted(
                    name(operator.id(), writing), String.join(",\n  ", operator.settings()))));
  }

  @Override
  public List<Part> drop(Operator operator, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(operator.id(), writing)));
  }

  /** An operator's name is never quoted. */
  private static String name(ObjectId id, Writing writing) {
    String name = id.path().get(1);
    return id.schema().equals(writing.mainSchema()) ? name : Writing.bare(id.schema()) + "." + name;
  }
}
