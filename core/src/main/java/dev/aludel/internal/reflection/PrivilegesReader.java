package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Privileges.Grant;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads who may do what with whatever the readers before it have found. */
final class PrivilegesReader implements ObjectReader {

  /** A type, a relation, a routine, a schema; languages, foreign servers and wrappers likewise. */
  @Override
  public String query(ServerVersion version) {
    return """
        WITH acls (catalog, object, part, kind, owner, schema, acl) AS (
          SELECT 1259, c.oid, 0, CASE WHEN c.relkind = 'S' THEN 'S' ELSE 'r' END, c.relowner, c.relnamespace, c.relacl
            FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND (c.relacl IS NOT NULL OR %5$s)
          UNION ALL
          SELECT 1259, a.attrelid, a.attnum, 'c', c.relowner, 0, a.attacl
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL
          UNION ALL
          SELECT 1255, p.oid, 0, 'f', p.proowner, p.pronamespace, p.proacl
            FROM pg_catalog.pg_proc p WHERE p.proacl IS NOT NULL OR %5$s
          UNION ALL
          SELECT 1247, t.oid, 0, 'T', t.typowner, t.typnamespace, t.typacl
            FROM pg_catalog.pg_type t WHERE t.typacl IS NOT NULL OR %5$s
          UNION ALL
          SELECT 2615, n.oid, 0, 'n', n.nspowner, 0, n.nspacl
            FROM pg_catalog.pg_namespace n WHERE n.nspacl IS NOT NULL OR %5$s
          UNION ALL
          SELECT 1417, s.oid, 0, 's', s.srvowner, 0, s.srvacl
            FROM pg_catalog.pg_foreign_server s WHERE s.srvacl IS NOT NULL
          UNION ALL
          SELECT 2612, l.oid, 0, 'l', l.lanowner, 0, l.lanacl
            FROM pg_catalog.pg_language l WHERE l.lanacl IS NOT NULL
          UNION ALL
          SELECT 2328, w.oid, 0, 'F', w.fdwowner, 0, w.fdwacl
            FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL)
        SELECT acls.catalog, acls.object, acls.part, %1$s AS grants, %2$s AS born, %3$s AS usual, %6$s AS passed
          FROM acls
         WHERE acls.object >= %4$s
         ORDER BY 1, 2, 3"""
        .formatted(
            granted("coalesce(acls.acl, " + USUAL + ")"),
            granted(BORN),
            granted("CASE WHEN acls.kind <> 'c' THEN " + USUAL + " END"),
            ReflectionSql.FIRST_USER_OID,
            "EXISTS (SELECT FROM pg_catalog.pg_default_acl)",
            granted("acls.acl", "x.grantor <> acls.owner"));
  }

  /** What an object of this owner has where nobody says anything. */
  private static final String USUAL =
      """
      pg_catalog.acldefault(
        (CASE WHEN acls.kind = 'S' THEN 's' WHEN acls.kind = 's' THEN 'S' ELSE acls.kind END)::pg_catalog."char",
        acls.owner)""";

  /**
   * What an object of this owner and schema is born with: the database's rule, then the schema's.
   */
  private static final String BORN =
      """
      (CASE WHEN acls.kind = 'c' THEN NULL ELSE
         coalesce((SELECT d.defaclacl FROM pg_catalog.pg_default_acl d
                    WHERE d.defaclrole = acls.owner AND d.defaclnamespace = 0
                      AND d.defaclobjtype::pg_catalog.text = acls.kind),
                  %s)
         || (SELECT d.defaclacl FROM pg_catalog.pg_default_acl d
              WHERE d.defaclrole = acls.owner AND d.defaclnamespace = acls.schema AND acls.schema <> 0
                AND d.defaclobjtype::pg_catalog.text = acls.kind) END)"""
          .formatted(USUAL);

  static String granted(String acl) {
    return granted(acl, "true");
  }

  private static String granted(String acl, String condition) {
    return """
        ARRAY(SELECT CASE WHEN x.grantee = 0 THEN '' ELSE pg_catalog.pg_get_userbyid(x.grantee)::pg_catalog.text END
                     || '/' || x.privilege_type || '/' || x.is_grantable::pg_catalog.text
                FROM pg_catalog.aclexplode(%s) x
               WHERE x.grantee <> acls.owner AND %s)"""
        .formatted(acl, condition);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Address at = new Address(row.number("catalog"), row.number("object"), row.integer("part"));
    Optional<ObjectId> target = found.exactly(at);
    SortedSet<Grant> grants = grants(row.texts("grants"));
    SortedSet<Grant> born = grants(row.texts("born"));
    SortedSet<Grant> usual = grants(row.texts("usual"));
    if (target.isPresent() && !(grants.equals(usual) && born.equals(usual))) {
      found.add(
          new Privileges(
              ObjectId.on(ObjectKind.PRIVILEGES, target.get()),
              grants,
              grants(row.texts("passed")),
              born,
              usual));
    }
  }

  /**
   * A role's name may hold a slash, the other two parts can't. Of what a role has twice, the one
   * counts that it may pass on.
   */
  static SortedSet<Grant> grants(List<String> texts) {
    SortedSet<Grant> grants = new TreeSet<>();
    for (String text : texts) {
      int last = text.lastIndexOf('/');
      int middle = text.lastIndexOf('/', last - 1);
      grants.add(
          new Grant(
              text.substring(0, middle),
              text.substring(middle + 1, last),
              text.substring(last + 1).equals("true")));
    }
    grants.removeIf(
        grant ->
            !grant.grantable()
                && grants.contains(new Grant(grant.role(), grant.privilege(), true)));
    return grants;
  }
}
