package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.ViewColumn;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the columns of views. */
final class ViewColumnReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT a.attrelid AS relation, a.attnum, a.attname AS name,
               %s
          FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
          JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.relkind IN ('v', 'm') AND c.oid >= %s AND a.attnum > 0
         ORDER BY 1, 2"""
        .formatted(ColumnReader.STORAGE, ReflectionSql.FIRST_USER_OID);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    long relation = row.number("relation");
    int place = row.integer("attnum");
    Optional<ObjectId> view = found.exactly(Catalog.CLASS.address(relation));
    if (view.isPresent()) {
      ObjectId id =
          ObjectId.of(
              ObjectKind.VIEW_COLUMN, view.get().schema(), view.get().name(), row.text("name"));
      found.add(
          new ViewColumn(id, view.get(), place, ColumnReader.storage(row)),
          Catalog.column(relation, place));
    }
  }
}
