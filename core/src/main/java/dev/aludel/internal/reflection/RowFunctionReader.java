package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads which functions return the rows of a table, for those who read texts. */
final class RowFunctionReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT p.oid, n.nspname AS schema, p.proname AS name, t.typrelid AS relation
          FROM pg_catalog.pg_proc p
          JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
          JOIN pg_catalog.pg_type t ON t.oid = p.prorettype
          JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
         WHERE p.oid >= %s AND c.relkind IN ('r', 'p', 'f')"""
        .formatted(ReflectionSql.FIRST_USER_OID);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<ObjectId> table = found.exactly(Catalog.CLASS.address(row.number("relation")));
    if (table.isPresent()) {
      found.rowFunction(
          row.number("oid"), new RowFunction(row.text("schema"), row.text("name"), table.get()));
    }
  }
}
