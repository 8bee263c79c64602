package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PublicationTable;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads which tables publications publish. */
final class PublicationTableReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    boolean inPart = version.atLeast(15);
    return """
        SELECT r.oid, r.prpubid AS publication, r.prrelid AS "table", r.prrelid::pg_catalog.regclass::pg_catalog.text AS written,
               %s AS columns, %s AS filter
          FROM pg_catalog.pg_publication_rel r"""
        .formatted(
            inPart
                ? """
                ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a
                               WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::pg_catalog.int2[])
                               ORDER BY 1)"""
                : "NULL::pg_catalog.text[]",
            inPart ? "pg_catalog.pg_get_expr(r.prqual, r.prrelid)" : "NULL");
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<ObjectId> publication =
        found.exactly(Catalog.PUBLICATION.address(row.number("publication")));
    Optional<ObjectId> table = found.exactly(Catalog.CLASS.address(row.number("table")));
    if (publication.isPresent() && table.isPresent()) {
      found.add(
          new PublicationTable(
              ObjectId.of(
                  ObjectKind.PUBLICATION_TABLE, publication.get().name(), row.text("written")),
              publication.get(),
              table.get(),
              row.texts("columns"),
              row.optional("filter")),
          Catalog.PUBLICATION_RELATION.address(row.number("oid")));
    }
  }
}
