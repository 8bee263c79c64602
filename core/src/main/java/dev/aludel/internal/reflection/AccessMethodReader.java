package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads access methods that no extension brings. */
final class AccessMethodReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT a.oid, a.amname AS name,
               'TYPE ' || CASE a.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END || ' HANDLER ' || a.amhandler AS definition
          FROM pg_catalog.pg_am a
         WHERE a.oid >= %s AND %s"""
        .formatted(
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.noExtension(Catalog.ACCESS_METHOD, "a.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PlainObject(
            ObjectId.of(ObjectKind.ACCESS_METHOD, row.text("name")),
            "",
            row.text("definition"),
            Optional.empty()),
        Catalog.ACCESS_METHOD.address(row.number("oid")));
  }
}
