package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.DomainConstraint;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** A check of a domain, at the end of CREATE DOMAIN or as an action of ALTER DOMAIN. */
final class DomainConstraintSql implements KindSql<DomainConstraint> {

  private static final String NOT_VALID = " NOT VALID";

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "CONSTRAINT " + Writing.bare(id.name()) + " ON DOMAIN " + domain(id, writing);
  }

  @Override
  public List<Part> create(DomainConstraint check, Writing writing) {
    String tail = "CONSTRAINT " + Writing.bare(check.id().name()) + " " + check.definition();
    String sql = alter(check.id(), writing) + "ADD " + tail;
    return List.of(
        check.definition().endsWith(NOT_VALID)
            ? new Part.Statement(sql)
            : new Part.Tail(check.domain(), tail, sql));
  }

  @Override
  public List<Part> drop(DomainConstraint check, Writing writing) {
    return List.of(
        new Part.Statement(
            alter(check.id(), writing) + "DROP CONSTRAINT " + Writing.bare(check.id().name())));
  }

  @Override
  public List<Part> alter(DomainConstraint before, DomainConstraint after, Writing writing) {
    return List.of(
        new Part.Statement(
            alter(after.id(), writing) + "VALIDATE CONSTRAINT " + Writing.bare(after.id().name())));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            alter(from, writing)
                + "RENAME CONSTRAINT %s TO %s"
                    .formatted(Writing.bare(from.name()), Writing.bare(to.name()))));
  }

  private static String alter(ObjectId check, Writing writing) {
    return "ALTER DOMAIN " + domain(check, writing) + " ";
  }

  private static String domain(ObjectId check, Writing writing) {
    return writing.name(check.schema(), check.path().get(1));
  }
}
