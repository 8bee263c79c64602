package dev.aludel.internal.reflection;

import dev.aludel.schema.ForeignOptions;
import dev.aludel.schema.ForeignServer;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads foreign servers; user mappings are nobody's business. */
final class ForeignServerReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT s.oid, s.srvname AS name, w.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version,
               %s AS options
          FROM pg_catalog.pg_foreign_server s
          JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE %s"""
        .formatted(
            ReflectionSql.options("s.srvoptions"),
            ReflectionSql.noExtension(Catalog.FOREIGN_SERVER, "s.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new ForeignServer(
            ObjectId.of(ObjectKind.SERVER, row.text("name")),
            row.text("wrapper"),
            row.optional("type"),
            row.optional("version"),
            ForeignOptions.of(row.texts("options"))),
        Catalog.FOREIGN_SERVER.address(row.number("oid")));
  }
}
