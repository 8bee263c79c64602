package dev.aludel.internal.reflection;

import dev.aludel.schema.Namespace;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads schemas; {@code public} and its place belong to every database and are none of them. */
final class NamespaceReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT n.oid, n.nspname AS name
          FROM pg_catalog.pg_namespace n
         WHERE %s AND n.nspname <> 'public' AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.NAMESPACE, "n.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new Namespace(ObjectId.of(ObjectKind.SCHEMA, row.text("name"))),
        Catalog.NAMESPACE.address(row.number("oid")));
  }
}
