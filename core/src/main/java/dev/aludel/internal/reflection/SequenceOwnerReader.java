package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SequenceOwner;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads which column owns a sequence; reads after sequences and columns. */
final class SequenceOwnerReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT own.objid, own.refobjid, own.refobjsubid,
               a.atttypid IN ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype,
                              'pg_catalog.int8'::pg_catalog.regtype) AS counts
          FROM pg_catalog.pg_depend own
          JOIN pg_catalog.pg_sequence s ON s.seqrelid = own.objid
          JOIN pg_catalog.pg_attribute a ON a.attrelid = own.refobjid AND a.attnum = own.refobjsubid
         WHERE own.classid = %1$s AND own.refclassid = %1$s AND own.deptype = 'a'
           AND own.refobjsubid > 0"""
        .formatted(Catalog.CLASS.oid());
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<ObjectId> sequence = found.exactly(Catalog.CLASS.address(row.number("objid")));
    Optional<ObjectId> column =
        found.exactly(Catalog.column(row.number("refobjid"), row.integer("refobjsubid")));
    if (sequence.isPresent() && column.isPresent()) {
      ObjectId id = new ObjectId(ObjectKind.SEQUENCE_OWNER, sequence.get().path());
      found.add(new SequenceOwner(id, column.get(), row.flag("counts")));
      found.need(id, column.get());
    }
  }
}
