package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Rule;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE RULE} and its kin. */
final class RuleSql implements KindSql<Rule> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "RULE " + Writing.bare(id.name()) + " ON " + writing.tableOf(id);
  }

  @Override
  public List<Part> create(Rule rule, Writing writing) {
    List<Part> parts = new ArrayList<>();
    parts.add(write("CREATE RULE ", rule, writing));
    if (rule.firing() != Firing.ORIGIN) {
      parts.add(firing(rule));
    }
    return parts;
  }

  @Override
  public List<Part> drop(Rule rule, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(rule.id(), writing)));
  }

  /** A rule that is replaced stays as enabled as it was. */
  @Override
  public List<Part> alter(Rule before, Rule after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (!before.event().equals(after.event()) || !before.action().equals(after.action())) {
      parts.add(write("CREATE OR REPLACE RULE ", after, writing));
    }
    if (before.firing() != after.firing()) {
      parts.add(firing(after));
    }
    return parts;
  }

  private static Part write(String verb, Rule rule, Writing writing) {
    return new Part.Statement(
        "%s%s AS\n  ON %s TO %s\n  %s"
            .formatted(
                verb,
                Writing.bare(rule.id().name()),
                rule.event(),
                writing.tableOf(rule.id()),
                rule.action().sql()));
  }

  private static Part firing(Rule rule) {
    return FiringSql.change(rule.relation(), rule.firing(), "RULE", rule.id());
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER %s RENAME TO %s".formatted(reference(from, writing), Writing.bare(to.name()))));
  }
}
