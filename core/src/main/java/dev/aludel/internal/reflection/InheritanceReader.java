package dev.aludel.internal.reflection;

import dev.aludel.schema.Inheritance;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads which tables inherit from which, partitions left aside. */
final class InheritanceReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT n.nspname AS schema, c.relname AS name,
               pg_catalog.array_agg(pn.nspname::pg_catalog.text ORDER BY h.inhseqno) AS schemas,
               pg_catalog.array_agg(p.relname::pg_catalog.text ORDER BY h.inhseqno) AS parents
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
          JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
          JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
         WHERE NOT c.relispartition AND c.relkind IN ('r', 'f') AND %s AND %s
         GROUP BY 1, 2"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.INHERITANCE, row.text("schema"), row.text("name"));
    List<String> schemas = row.texts("schemas");
    List<String> names = row.texts("parents");
    List<ObjectId> parents = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parents.add(ObjectId.of(ObjectKind.TABLE, schemas.get(i), names.get(i)));
    }
    found.add(new Inheritance(id, parents));
    parents.forEach(parent -> found.need(id, parent));
  }
}
