package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.ViewDefault;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the defaults of views' columns. */
final class ViewDefaultReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT d.oid, d.adrelid AS relation, d.adnum AS attnum,
               pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression
          FROM pg_catalog.pg_attrdef d
          JOIN pg_catalog.pg_class c ON c.oid = d.adrelid
         WHERE c.relkind = 'v' AND c.oid >= %s"""
        .formatted(ReflectionSql.FIRST_USER_OID);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<ObjectId> column =
        found.exactly(Catalog.column(row.number("relation"), row.integer("attnum")));
    if (column.isPresent()) {
      found.add(
          new ViewDefault(
              new ObjectId(ObjectKind.VIEW_DEFAULT, column.get().path()), row.text("expression")),
          Catalog.ATTRDEF.address(row.number("oid")));
    }
  }
}
