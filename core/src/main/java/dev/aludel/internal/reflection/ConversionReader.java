package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads conversions between encodings. */
final class ConversionReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, c.conname AS name, CASE WHEN c.condefault THEN 'DEFAULT ' ELSE '' END AS adjective,
               'FOR ' || pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(c.conforencoding))
               || ' TO ' || pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(c.contoencoding))
               || ' FROM ' || c.conproc AS definition
          FROM pg_catalog.pg_conversion c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CONVERSION, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PlainObject(
            ObjectId.of(ObjectKind.CONVERSION, row.text("schema"), row.text("name")),
            row.text("adjective"),
            row.text("definition"),
            Optional.empty()),
        Catalog.CONVERSION.address(row.number("oid")));
  }
}
