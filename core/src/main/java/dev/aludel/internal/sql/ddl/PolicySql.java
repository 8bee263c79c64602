package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Policy;
import dev.aludel.schema.SqlText;
import java.util.List;
import java.util.Optional;

/** {@code CREATE POLICY} and its kin. */
final class PolicySql implements KindSql<Policy> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "POLICY " + Writing.bare(id.name()) + " ON " + writing.tableOf(id);
  }

  /** What is so when nothing is said is not written. */
  @Override
  public List<Part> create(Policy policy, Writing writing) {
    StringBuilder sql = new StringBuilder("CREATE ").append(reference(policy.id(), writing));
    if (!policy.permissive()) {
      sql.append("\n  AS RESTRICTIVE");
    }
    if (!policy.command().equals("ALL")) {
      sql.append("\n  FOR ").append(policy.command());
    }
    if (!policy.roles().equals(List.of("PUBLIC"))) {
      sql.append("\n  TO ").append(String.join(", ", policy.roles()));
    }
    sql.append(condition("USING", policy.using()));
    sql.append(condition("WITH CHECK", policy.check()));
    return List.of(new Part.Statement(sql.toString()));
  }

  @Override
  public List<Part> drop(Policy policy, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(policy.id(), writing)));
  }

  @Override
  public List<Part> alter(Policy before, Policy after, Writing writing) {
    StringBuilder sql = new StringBuilder("ALTER ").append(reference(after.id(), writing));
    if (!before.roles().equals(after.roles())) {
      sql.append("\n  TO ").append(String.join(", ", after.roles()));
    }
    if (!before.using().equals(after.using())) {
      sql.append(condition("USING", after.using()));
    }
    if (!before.check().equals(after.check())) {
      sql.append(condition("WITH CHECK", after.check()));
    }
    return List.of(new Part.Statement(sql.toString()));
  }

  private static String condition(String words, Optional<SqlText> expression) {
    return expression.map(text -> "\n  " + words + " (" + text.sql() + ")").orElse("");
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER %s RENAME TO %s".formatted(reference(from, writing), Writing.bare(to.name()))));
  }
}
