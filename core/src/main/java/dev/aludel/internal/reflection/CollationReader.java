package dev.aludel.internal.reflection;

import dev.aludel.schema.Collation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads collations. */
final class CollationReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    String locale =
        version.atLeast(17) ? "c.colllocale" : version.atLeast(15) ? "c.colliculocale" : "NULL";
    return """
        SELECT c.oid, n.nspname AS schema, c.collname AS name, c.collisdeterministic AS deterministic,
               CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS provider,
               coalesce(%s, c.collcollate::pg_catalog.text) AS locale,
               CASE WHEN c.collprovider = 'c' AND c.collctype <> c.collcollate
                    THEN c.collctype::pg_catalog.text END AS characters,
               %s AS rules
          FROM pg_catalog.pg_collation c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
         WHERE c.oid >= %s AND %s AND %s"""
        .formatted(
            locale,
            version.atLeast(16) ? "c.collicurules" : "NULL",
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.COLLATION, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new Collation(
            ObjectId.of(ObjectKind.COLLATION, row.text("schema"), row.text("name")),
            row.text("provider"),
            row.flag("deterministic"),
            row.text("locale"),
            row.optional("characters"),
            row.optional("rules")),
        Catalog.COLLATION.address(row.number("oid")));
  }
}
