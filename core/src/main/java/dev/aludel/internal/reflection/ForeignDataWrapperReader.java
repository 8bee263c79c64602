package dev.aludel.internal.reflection;

import dev.aludel.schema.ForeignDataWrapper;
import dev.aludel.schema.ForeignOptions;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads foreign-data wrappers. */
final class ForeignDataWrapperReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT w.oid, w.fdwname AS name, %s AS options,
               CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regproc::pg_catalog.text END AS handler,
               CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regproc::pg_catalog.text END AS validator
          FROM pg_catalog.pg_foreign_data_wrapper w
         WHERE w.oid >= %s AND %s"""
        .formatted(
            ReflectionSql.options("w.fdwoptions"),
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.noExtension(Catalog.FOREIGN_DATA_WRAPPER, "w.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new ForeignDataWrapper(
            ObjectId.of(ObjectKind.FOREIGN_DATA_WRAPPER, row.text("name")),
            row.optional("handler"),
            row.optional("validator"),
            ForeignOptions.of(row.texts("options"))),
        Catalog.FOREIGN_DATA_WRAPPER.address(row.number("oid")));
  }
}
