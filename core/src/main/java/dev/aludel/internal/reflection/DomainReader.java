package dev.aludel.internal.reflection;

import dev.aludel.schema.DomainType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads domains, without their checks. */
final class DomainReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, t.typarray, n.nspname AS schema, t.typname AS name,
               pg_catalog.format_type(t.typbasetype, t.typtypmod) AS base,
               CASE WHEN t.typcollation <> b.typcollation
                    THEN t.typcollation::pg_catalog.regcollation::pg_catalog.text END AS collation,
               CASE WHEN t.typdefaultbin IS NOT NULL
                    THEN pg_catalog.pg_get_expr(t.typdefaultbin, 0) END AS default_sql,
               t.typnotnull AS notnull
          FROM pg_catalog.pg_type t
          JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
          JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
         WHERE t.typtype = 'd' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.TYPE, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new DomainType(
            ObjectId.of(ObjectKind.TYPE, row.text("schema"), row.text("name")),
            row.text("base"),
            row.optional("collation"),
            row.optional("default_sql"),
            row.flag("notnull")),
        Catalog.TYPE.address(row.number("oid")),
        Catalog.TYPE.address(row.number("typarray")));
  }
}
