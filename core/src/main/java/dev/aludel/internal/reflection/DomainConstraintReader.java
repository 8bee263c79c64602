package dev.aludel.internal.reflection;

import dev.aludel.schema.DomainConstraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads the checks of domains; NOT NULL is a domain's own. */
final class DomainConstraintReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT k.oid, n.nspname AS schema, t.typname AS domain, k.conname AS name,
               pg_catalog.pg_get_constraintdef(k.oid) AS definition
          FROM pg_catalog.pg_constraint k
          JOIN pg_catalog.pg_type t ON t.oid = k.contypid
          JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
         WHERE k.contype = 'c' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.TYPE, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new DomainConstraint(
            ObjectId.of(
                ObjectKind.DOMAIN_CONSTRAINT,
                row.text("schema"),
                row.text("domain"),
                row.text("name")),
            row.text("definition")),
        Catalog.CONSTRAINT.address(row.number("oid")));
  }
}
