package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads how languages see the values of types. */
final class TransformReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, 'FOR ' || pg_catalog.format_type(t.trftype, NULL) || ' LANGUAGE ' || pg_catalog.quote_ident(l.lanname) AS name,
               '(' || pg_catalog.concat_ws(', ',
                 CASE WHEN t.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || t.trffromsql::pg_catalog.oid::pg_catalog.regprocedure END,
                 CASE WHEN t.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || t.trftosql::pg_catalog.oid::pg_catalog.regprocedure END)
               || ')' AS definition
          FROM pg_catalog.pg_transform t
          JOIN pg_catalog.pg_language l ON l.oid = t.trflang
         WHERE t.oid >= %s AND %s"""
        .formatted(
            ReflectionSql.FIRST_USER_OID, ReflectionSql.noExtension(Catalog.TRANSFORM, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PlainObject(
            ObjectId.of(ObjectKind.TRANSFORM, row.text("name")),
            "",
            row.text("definition"),
            Optional.empty()),
        Catalog.TRANSFORM.address(row.number("oid")));
  }
}
