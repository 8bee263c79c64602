package dev.aludel.internal.reflection;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads enum types, with their labels in order. */
final class EnumReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, t.typarray, n.nspname AS schema, t.typname AS name,
               ARRAY(SELECT e.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum e
                      WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
          FROM pg_catalog.pg_type t
          JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
         WHERE t.typtype = 'e' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.TYPE, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new EnumType(
            ObjectId.of(ObjectKind.TYPE, row.text("schema"), row.text("name")),
            row.texts("labels")),
        Catalog.TYPE.address(row.number("oid")),
        Catalog.TYPE.address(row.number("typarray")));
  }
}
