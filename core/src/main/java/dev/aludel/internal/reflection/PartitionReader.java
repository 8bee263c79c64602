package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads which tables are partitions, and of which rows. */
final class PartitionReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT n.nspname AS schema, c.relname AS name, pn.nspname AS of_schema, p.relname AS of_name,
               pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
          JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
          JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
         WHERE c.relispartition AND c.relkind IN ('r', 'p') AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.PARTITION, row.text("schema"), row.text("name"));
    ObjectId of = ObjectId.of(ObjectKind.TABLE, row.text("of_schema"), row.text("of_name"));
    found.add(new Partition(id, of, row.text("bound")));
    found.need(id, of);
  }
}
