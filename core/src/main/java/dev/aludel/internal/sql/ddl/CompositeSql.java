package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code CREATE TYPE … AS (…)} and its kin. */
final class CompositeSql implements TypeSortSql<CompositeType> {

  @Override
  public List<Part> create(CompositeType type, Writing writing) {
    List<String> lines = type.attributes().stream().map(CompositeSql::attribute).toList();
    String inside = lines.isEmpty() ? "" : "\n  " + String.join(",\n  ", lines) + "\n";
    return List.of(
        new Part.Statement("CREATE TYPE " + writing.name(type.id()) + " AS (" + inside + ")"));
  }

  @Override
  public List<Part> alter(CompositeType before, CompositeType after, Writing writing) {
    List<String> actions = new ArrayList<>();
    for (Attribute old : before.attributes()) {
      if (find(after, old.name()).isEmpty()) {
        actions.add("DROP ATTRIBUTE " + Writing.bare(old.name()) + cascade(old, writing));
      }
    }
    for (Attribute made : after.attributes()) {
      if (find(before, made.name()).isEmpty()) {
        actions.add("ADD ATTRIBUTE " + attribute(made) + cascade(made, writing));
      }
    }
    return List.of(
        new Part.Statement(
            "ALTER TYPE %s\n  %s"
                .formatted(writing.name(after.id()), String.join(",\n  ", actions))));
  }

  /** Tables of the type get and lose their columns with its attributes. */
  private static String cascade(Attribute attribute, Writing writing) {
    return writing.ofTypes().contains(attribute.name()) ? " CASCADE" : "";
  }

  private static Optional<Attribute> find(CompositeType type, String name) {
    return type.attributes().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static String attribute(Attribute attribute) {
    return Writing.bare(attribute.name())
        + " "
        + attribute.type()
        + attribute.collation().map(collation -> " COLLATE " + collation).orElse("");
  }
}
