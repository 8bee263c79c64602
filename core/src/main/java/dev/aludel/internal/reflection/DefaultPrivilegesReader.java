package dev.aludel.internal.reflection;

import dev.aludel.schema.DefaultPrivileges;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what roles may do with objects that are made later. */
final class DefaultPrivilegesReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        WITH acls AS (
          SELECT d.oid, d.defaclrole AS owner, d.defaclnamespace AS namespace, d.defaclobjtype AS kind, d.defaclacl AS acl
            FROM pg_catalog.pg_default_acl d)
        SELECT acls.oid, n.nspname AS schema,
               CASE WHEN r.rolname <> current_user THEN r.rolname END AS role,
               CASE acls.kind WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                              WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS objects,
               %s AS grants, %s AS usual
          FROM acls
          JOIN pg_catalog.pg_roles r ON r.oid = acls.owner
          LEFT JOIN pg_catalog.pg_namespace n ON n.oid = acls.namespace"""
        .formatted(
            PrivilegesReader.granted("acls.acl"),
            PrivilegesReader.granted(
                "CASE WHEN acls.namespace = 0 THEN pg_catalog.acldefault("
                    + "(CASE WHEN acls.kind = 'S' THEN 's' ELSE acls.kind END)::pg_catalog.\"char\", acls.owner) END"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<String> role = row.optional("role");
    Optional<String> schema = row.optional("schema");
    found.add(
        new DefaultPrivileges(
            ObjectId.of(
                ObjectKind.DEFAULT_PRIVILEGES,
                row.text("objects"),
                role.orElse(""),
                schema.orElse("")),
            role,
            schema,
            PrivilegesReader.grants(row.texts("grants")),
            PrivilegesReader.grants(row.texts("usual"))),
        Catalog.DEFAULT_ACL.address(row.number("oid")));
  }
}
