package dev.aludel.internal.reflection;

import dev.aludel.schema.Cast;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads casts; that of a range type to its multirange type comes with the two. */
final class CastReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT k.oid, pg_catalog.format_type(k.castsource, NULL) || ' AS '
               || pg_catalog.format_type(k.casttarget, NULL) AS name,
               CASE WHEN k.castfunc <> 0 THEN k.castfunc::pg_catalog.regprocedure::pg_catalog.text END AS function,
               k.castmethod = 'i' AS via_text,
               CASE k.castcontext WHEN 'a' THEN 'ASSIGNMENT' WHEN 'i' THEN 'IMPLICIT' END AS context
          FROM pg_catalog.pg_cast k
         WHERE k.oid >= %s AND %s AND %s"""
        .formatted(
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.noExtension(Catalog.CAST, "k.oid"),
            ReflectionSql.notInternal(Catalog.CAST, "k.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new Cast(
            ObjectId.of(ObjectKind.CAST, row.text("name")),
            row.optional("function"),
            row.flag("via_text"),
            row.optional("context")),
        Catalog.CAST.address(row.number("oid")));
  }
}
