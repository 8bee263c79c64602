package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.ObjectId;
import java.sql.SQLException;

/** The operators and functions that an operator class, or a family of them, tells of. */
final class MethodMembers {

  private MethodMembers() {}

  /**
   * {@return the SQL expressions for the members as they are written, and where they live}
   *
   * @param whole where the class or family lives
   * @param oid the SQL expression for its oid
   */
  static String of(Catalog whole, String oid) {
    return """
        ARRAY(SELECT 'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::pg_catalog.regoperator
                     || CASE WHEN o.amopsortfamily <> 0
                             THEN ' FOR ORDER BY ' || (SELECT pg_catalog.quote_ident(sn.nspname) || '.' || pg_catalog.quote_ident(s.opfname)
                                                         FROM pg_catalog.pg_opfamily s JOIN pg_catalog.pg_namespace sn ON sn.oid = s.opfnamespace
                                                        WHERE s.oid = o.amopsortfamily) ELSE '' END
                FROM pg_catalog.pg_amop o JOIN pg_catalog.pg_depend d ON d.classid = %1$s AND d.objid = o.oid
               WHERE d.refclassid = %3$s AND d.refobjid = %4$s
               ORDER BY o.amopstrategy, o.amopopr::pg_catalog.regoperator::pg_catalog.text)
        || ARRAY(SELECT 'FUNCTION ' || p.amprocnum || ' (' || pg_catalog.format_type(p.amproclefttype, NULL) || ', '
                        || pg_catalog.format_type(p.amprocrighttype, NULL) || ') ' || p.amproc::pg_catalog.oid::pg_catalog.regprocedure
                   FROM pg_catalog.pg_amproc p JOIN pg_catalog.pg_depend d ON d.classid = %2$s AND d.objid = p.oid
                  WHERE d.refclassid = %3$s AND d.refobjid = %4$s
                  ORDER BY p.amprocnum, p.amproc::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text) AS members,
        ARRAY(SELECT d.classid || '.' || d.objid FROM pg_catalog.pg_depend d
               WHERE d.refclassid = %3$s AND d.refobjid = %4$s AND d.classid IN (%1$s, %2$s)) AS places"""
        .formatted(
            Catalog.OPERATOR_OF_METHOD.oid(), Catalog.FUNCTION_OF_METHOD.oid(), whole.oid(), oid);
  }

  /** A dependency on a member is one on the whole. */
  static void alias(Row row, ObjectId whole, FoundObjects found) throws SQLException {
    for (String place : row.texts("places")) {
      int dot = place.indexOf('.');
      long catalog = Long.parseLong(place.substring(0, dot));
      found.alias(new Address(catalog, Long.parseLong(place.substring(dot + 1)), 0), whole);
    }
  }
}
