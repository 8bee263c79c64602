package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads the sequences that belong to no identity column. */
final class SequenceReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relpersistence = 'u' AS unlogged,
               pg_catalog.format_type(s.seqtypid, NULL) AS seqtype,
               s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
          FROM pg_catalog.pg_sequence s
          JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relpersistence <> 't'
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own
                            WHERE own.classid = %1$s AND own.objid = c.oid AND own.refclassid = %1$s
                              AND own.deptype = 'i')
           AND %2$s AND %3$s"""
        .formatted(
            Catalog.CLASS.oid(),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new Sequence(
            ObjectId.of(ObjectKind.SEQUENCE, row.text("schema"), row.text("name")),
            row.flag("unlogged"),
            ColumnReader.options(row)),
        Catalog.CLASS.address(row.number("oid")));
  }
}
