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
            actions("INHERIT ", inheritance, inheritance.parents(), writing)));
  }

  @Override
  public List<Part> drop(Inheritance inheritance, Writing writing) {
    return List.copyOf(actions("NO INHERIT ", inheritance, inheritance.parents(), writing));
  }

  /** The order of parents counts, so all from the first that differs on are left and joined. */
  @Override
  public List<Part> alter(Inheritance before, Inheritance after, Writing writing) {
    int same = 0;
    while (same < Math.min(before.parents().size(), after.parents().size())
        && before.parents().get(same).equals(after.parents().get(same))) {
      same++;
    }
    List<Part> parts = new ArrayList<>();
    parts.addAll(
        actions(
            "NO INHERIT ",
            before,
            before.parents().subList(same, before.parents().size()),
            writing));
    parts.addAll(
        actions("INHERIT ", after, after.parents().subList(same, after.parents().size()), writing));
    // Each is a statement, as ALTER TABLE carries out what joins before what leaves.
    return parts.stream().<Part>map(part -> statement((Part.Action) part, writing)).toList();
  }

  private static Part.Statement statement(Part.Action action, Writing writing) {
    return new Part.Statement(
        "ALTER TABLE " + writing.name(action.table()) + " " + action.action());
  }

  private static List<Part.Action> actions(
      String verb, Inheritance of, List<ObjectId> parents, Writing writing) {
    return parents.stream()
        .map(parent -> new Part.Action(of.heir(), verb + writing.name(parent)))
        .toList();
  }
}
