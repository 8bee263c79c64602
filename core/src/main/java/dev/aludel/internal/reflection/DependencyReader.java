package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads which object needs which, as the catalogs record it; the last of the readers. That a part
 * of a partition belongs to the same part of the partitioned table is known from those parts.
 */
final class DependencyReader implements ObjectReader {

  /** The schema {@code public}, which every database is born with. */
  private static final int PUBLIC = 2200;

  /** A sequence's column is needed by its owner, which is an object of its own. */
  @Override
  public String query(ServerVersion version) {
    return """
        SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype
          FROM pg_catalog.pg_depend
         WHERE objid >= %1$s AND (refobjid >= %1$s OR refobjid = %2$s) AND deptype IN ('n', 'a', 'i', 'x')
           AND NOT (classid = %3$s AND refclassid = %3$s AND refobjsubid > 0 AND deptype = 'a'
                    AND EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = objid))
         ORDER BY 1, 2, 3, 4, 5, 6"""
        .formatted(ReflectionSql.FIRST_USER_OID, PUBLIC, Catalog.CLASS.oid());
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Address from = new Address(row.number("classid"), row.number("objid"), row.integer("objsubid"));
    Address to =
        new Address(row.number("refclassid"), row.number("refobjid"), row.integer("refobjsubid"));
    Optional<ObjectId> object = found.at(from);
    Optional<ObjectId> on = found.at(to);
    if (object.isPresent() && on.isPresent()) {
      String type = row.text("deptype");
      found.need(object.get(), on.get(), !type.equals("n"));
    }
  }
}
