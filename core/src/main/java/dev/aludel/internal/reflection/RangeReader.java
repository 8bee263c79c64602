package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.RangeType;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads range types, with their multirange types. */
final class RangeReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, t.typarray, m.oid AS multirange_oid, m.typarray AS multirange_array,
               n.nspname AS schema, t.typname AS name, m.typname AS multirange,
               pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
               (SELECT CASE WHEN pg_catalog.pg_opclass_is_visible(o.oid) THEN ''
                            ELSE pg_catalog.quote_ident(cn.nspname) || '.' END
                       || pg_catalog.quote_ident(o.opcname)
                  FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace cn ON cn.oid = o.opcnamespace
                 WHERE o.oid = r.rngsubopc AND (NOT o.opcdefault OR o.opcintype <> r.rngsubtype)) AS operator_class,
               CASE WHEN r.rngcollation <> (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)
                    THEN r.rngcollation::pg_catalog.regcollation::pg_catalog.text END AS collation,
               CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::pg_catalog.regproc::pg_catalog.text END AS canonical,
               CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::pg_catalog.regproc::pg_catalog.text END AS difference
          FROM pg_catalog.pg_range r
          JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
          JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
          JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.TYPE, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.TYPE, row.text("schema"), row.text("name"));
    found.inner(
        Catalog.TYPE.address(row.number("multirange_oid")),
        ObjectId.of(ObjectKind.MULTIRANGE, id.schema(), id.name(), row.text("multirange")));
    Address[] places = {
      Catalog.TYPE.address(row.number("oid")),
      Catalog.TYPE.address(row.number("typarray")),
      Catalog.TYPE.address(row.number("multirange_oid")),
      Catalog.TYPE.address(row.number("multirange_array"))
    };
    found.add(
        new RangeType(
            id,
            row.text("subtype"),
            row.optional("operator_class"),
            row.optional("collation"),
            row.optional("canonical"),
            row.optional("difference"),
            row.text("multirange")),
        places);
  }
}
