package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Inheritance;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code INHERITS} in a new table, {@code INHERIT} and {@code NO INHERIT} else. */
final class InheritanceSql implements KindSql<Inheritance> {

  @Override
  public List<Part> create(Inheritance inheritance, Writing writing) {
    return List.of(
        new Part.TableClause(
            inheritance.heir(),
            "",
            inheritance.parents().stream()
                .map(writing::name)
                .collect(Collectors.joining(", ", " INHERITS (", ")")),
            statements("INHERIT", inheritance, writing)));
  }

  @Override
  public List<Part> drop(Inheritance inheritance, Writing writing) {
    return List.copyOf(statements("NO INHERIT", inheritance, writing));
  }

  /**
   * The order of parents counts, so all from the first that differs on join anew, and then the
   * others leave: a column that loses its last parent becomes the heir's own for ever. While a
   * parent leaves to join again, a table like it stands in for it.
   */
  @Override
  public List<Part> alter(Inheritance before, Inheritance after, Writing writing) {
    int same = 0;
    while (same < Math.min(before.parents().size(), after.parents().size())
        && before.parents().get(same).equals(after.parents().get(same))) {
      same++;
    }
    List<ObjectId> old = before.parents().subList(same, before.parents().size());
    List<ObjectId> wanted = after.parents().subList(same, after.parents().size());
    String heir = writing.name(after.heir());
    List<String> statements = new ArrayList<>();
    for (ObjectId parent : wanted) {
      String name = writing.name(parent);
      if (old.contains(parent)) {
        String standIn = writing.name(after.heir().named("aludel_stand_in"));
        statements.add(
            "CREATE TABLE "
                + standIn
                + " (LIKE "
                + name
                + " INCLUDING CONSTRAINTS INCLUDING GENERATED)");
        statements.add("ALTER TABLE " + heir + " INHERIT " + standIn);
        statements.add("ALTER TABLE " + heir + " NO INHERIT " + name);
        statements.add("ALTER TABLE " + heir + " INHERIT " + name);
        statements.add("ALTER TABLE " + heir + " NO INHERIT " + standIn);
        statements.add("DROP TABLE " + standIn);
      } else {
        statements.add("ALTER TABLE " + heir + " INHERIT " + name);
      }
    }
    for (ObjectId parent : old) {
      if (!wanted.contains(parent)) {
        statements.add("ALTER TABLE " + heir + " NO INHERIT " + writing.name(parent));
      }
    }
    return statements.stream().<Part>map(Part.Statement::new).toList();
  }

  /** Each is a statement, as ALTER TABLE drops columns before it does these. */
  private static List<Part.Statement> statements(String verb, Inheritance of, Writing writing) {
    return of.parents().stream()
        .map(
            parent ->
                new Part.Statement(
                    "ALTER TABLE %s %s %s"
                        .formatted(writing.name(of.heir()), verb, writing.name(parent))))
        .toList();
  }
}
