package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ReplicaIdentity;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the replica identities that are not the usual one. */
final class ReplicaIdentityReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT n.nspname AS schema, c.relname AS name, c.relreplident AS mode, coalesce(x.indexrelid, 0) AS index
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_index x ON x.indrelid = c.oid AND x.indisreplident
         WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.relreplident <> 'd' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.REPLICA_IDENTITY, row.text("schema"), row.text("name"));
    Optional<ObjectId> index = found.at(Catalog.CLASS.address(row.number("index")));
    String mode =
        switch (row.text("mode")) {
          case "f" -> "FULL";
          case "n" -> "NOTHING";
          default -> "USING INDEX";
        };
    found.add(new ReplicaIdentity(id, index, mode));
    index.ifPresent(on -> found.need(id, on));
  }
}
