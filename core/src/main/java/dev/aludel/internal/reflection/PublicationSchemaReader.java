package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PublicationSchema;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads of which schemas publications publish all tables; servers before 15 can't. */
final class PublicationSchemaReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return version.atLeast(15)
        ? """
          SELECT s.oid, p.pubname AS publication, n.nspname AS schema
            FROM pg_catalog.pg_publication_namespace s
            JOIN pg_catalog.pg_publication p ON p.oid = s.pnpubid
            JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid"""
        : "SELECT 0 WHERE false";
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PublicationSchema(
            ObjectId.of(
                ObjectKind.PUBLICATION_SCHEMA, row.text("publication"), row.text("schema"))),
        Catalog.PUBLICATION_NAMESPACE.address(row.number("oid")));
  }
}
