package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads languages that no extension brings. */
final class LanguageReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT l.oid, l.lanname AS name, CASE WHEN l.lanpltrusted THEN 'TRUSTED ' ELSE '' END AS adjective,
               'HANDLER ' || l.lanplcallfoid::pg_catalog.regproc
               || CASE WHEN l.laninline <> 0 THEN ' INLINE ' || l.laninline::pg_catalog.regproc ELSE '' END
               || CASE WHEN l.lanvalidator <> 0 THEN ' VALIDATOR ' || l.lanvalidator::pg_catalog.regproc ELSE '' END AS definition
          FROM pg_catalog.pg_language l
         WHERE l.oid >= %s AND l.lanplcallfoid <> 0 AND %s"""
        .formatted(
            ReflectionSql.FIRST_USER_OID, ReflectionSql.noExtension(Catalog.LANGUAGE, "l.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PlainObject(
            ObjectId.of(ObjectKind.LANGUAGE, row.text("name")),
            row.text("adjective"),
            row.text("definition"),
            Optional.empty()),
        Catalog.LANGUAGE.address(row.number("oid")));
  }
}
