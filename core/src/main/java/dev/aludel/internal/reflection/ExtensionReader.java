package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.Extension;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads extensions, and where their members live, so that what needs a member needs them. */
final class ExtensionReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        WITH member AS (
          SELECT refobjid AS extension, classid, objid
            FROM pg_catalog.pg_depend
           WHERE refclassid = %1$s AND deptype = 'e'
        )
        SELECT e.oid, e.extname AS name, n.nspname AS schema, e.extrelocatable AS relocatable,
               CASE WHEN e.extversion IS DISTINCT FROM a.default_version THEN e.extversion END AS version,
               a.comment, place.classid, place.objid
          FROM pg_catalog.pg_extension e
          JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
          LEFT JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
          LEFT JOIN (SELECT extension, classid, objid FROM member
                      UNION ALL
                     SELECT m.extension, %2$s, t.typarray
                       FROM member m JOIN pg_catalog.pg_type t ON m.classid = %2$s AND t.oid = m.objid
                      UNION ALL
                     SELECT m.extension, %2$s, c.reltype
                       FROM member m JOIN pg_catalog.pg_class c ON m.classid = %3$s AND c.oid = m.objid) place
                 ON place.extension = e.oid
         WHERE e.oid >= %4$s"""
        .formatted(
            Catalog.EXTENSION.oid(),
            Catalog.TYPE.oid(),
            Catalog.CLASS.oid(),
            ReflectionSql.FIRST_USER_OID);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.EXTENSION, row.text("name"));
    found.add(
        new Extension(
            id,
            row.text("schema"),
            row.flag("relocatable"),
            row.optional("version"),
            row.optional("comment")),
        Catalog.EXTENSION.address(row.number("oid")));
    found.member(new Address(row.number("classid"), row.number("objid"), 0), id);
  }
}
