package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Publication;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads publications, without what they publish. */
final class PublicationReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT p.oid, p.pubname AS name, p.puballtables AS all_tables, p.pubviaroot AS via_root,
               pg_catalog.array_remove(ARRAY[
                 CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS publishes,
               %s AS generated
          FROM pg_catalog.pg_publication p
         WHERE %s"""
        .formatted(
            version.atLeast(18) ? "CASE p.pubgencols WHEN 's' THEN 'stored' END" : "NULL",
            ReflectionSql.noExtension(Catalog.PUBLICATION, "p.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new Publication(
            ObjectId.of(ObjectKind.PUBLICATION, row.text("name")),
            row.flag("all_tables"),
            row.texts("publishes"),
            row.flag("via_root"),
            row.optional("generated")),
        Catalog.PUBLICATION.address(row.number("oid")));
  }
}
