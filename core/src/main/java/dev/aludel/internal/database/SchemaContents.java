package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.setting.TableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that lives in the schema where revisions run, and the statements that drop it. What
 * belongs to an extension stays, and so does the schema itself.
 */
public final class SchemaContents {

  /** What the session sets while it drops: nobody's name is in the way, and nobody is told much. */
  private static final Map<String, String> QUIET =
      Map.of("search_path", SchemaStatements.OWN_PATH, "client_min_messages", "warning");

  /**
   * One row for each object, whatever its kind, that a name of the schema leads to. What another
   * object brought along goes with that one, and what belongs to an extension goes with it.
   */
  static final String OBJECTS =
      """
      WITH place AS (
        SELECT n.oid AS namespace, n.nspname AS name FROM pg_catalog.pg_namespace n
         WHERE n.nspname OPERATOR(pg_catalog.=) coalesce(%1$s, pg_catalog.current_schema())
      ), object AS (
        SELECT 1 AS turn, 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS class, c.oid, c.relnamespace AS namespace
          FROM pg_catalog.pg_class c WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{v,m,r,p,f,S}'::pg_catalog."char"[])
        UNION ALL
        SELECT 2, 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, o.opcnamespace FROM pg_catalog.pg_opclass o
        UNION ALL
        SELECT 3, 'pg_catalog.pg_opfamily'::pg_catalog.regclass, f.oid, f.opfnamespace FROM pg_catalog.pg_opfamily f
        UNION ALL
        SELECT 4, 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, o.oprnamespace FROM pg_catalog.pg_operator o
        UNION ALL
        SELECT 5, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, p.pronamespace FROM pg_catalog.pg_proc p
        UNION ALL
        SELECT 6, 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, t.typnamespace FROM pg_catalog.pg_type t
         WHERE t.typrelid OPERATOR(pg_catalog.=) 0::pg_catalog.oid
            OR EXISTS (SELECT FROM pg_catalog.pg_class c
                        WHERE c.oid OPERATOR(pg_catalog.=) t.typrelid AND c.relkind OPERATOR(pg_catalog.=) 'c'::pg_catalog."char")
        UNION ALL
        SELECT 7, 'pg_catalog.pg_ts_config'::pg_catalog.regclass, c.oid, c.cfgnamespace FROM pg_catalog.pg_ts_config c
        UNION ALL
        SELECT 8, 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, d.oid, d.dictnamespace FROM pg_catalog.pg_ts_dict d
        UNION ALL
        SELECT 9, 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, t.tmplnamespace FROM pg_catalog.pg_ts_template t
        UNION ALL
        SELECT 10, 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, p.oid, p.prsnamespace FROM pg_catalog.pg_ts_parser p
        UNION ALL
        SELECT 11, 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, c.collnamespace FROM pg_catalog.pg_collation c
        UNION ALL
        SELECT 12, 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, c.connamespace FROM pg_catalog.pg_conversion c
        UNION ALL
        SELECT 13, 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, s.stxnamespace FROM pg_catalog.pg_statistic_ext s
      )
      SELECT CASE WHEN p.prokind OPERATOR(pg_catalog.=) 'p'::pg_catalog."char"
                  THEN pg_catalog.format('DROP PROCEDURE IF EXISTS %%I.%%I(%%s) CASCADE', place.name, p.proname,
                         pg_catalog.pg_get_function_identity_arguments(p.oid))
                  ELSE pg_catalog.format('DROP %%s IF EXISTS %%s CASCADE',
                         CASE WHEN p.oid IS NOT NULL THEN 'ROUTINE'
                              WHEN i.type OPERATOR(pg_catalog.=) 'statistics object' THEN 'STATISTICS'
                              ELSE pg_catalog.upper(i.type) END,
                         i.identity) END
        FROM object JOIN place ON place.namespace OPERATOR(pg_catalog.=) object.namespace
        LEFT JOIN pg_catalog.pg_proc p ON p.oid OPERATOR(pg_catalog.=) object.oid AND object.turn OPERATOR(pg_catalog.=) 5
       CROSS JOIN LATERAL pg_catalog.pg_identify_object(object.class, object.oid, 0) AS i (type, schema, name, identity)
       WHERE i.identity IS NOT NULL
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.classid OPERATOR(pg_catalog.=) object.class AND d.objid OPERATOR(pg_catalog.=) object.oid
                            AND d.objsubid OPERATOR(pg_catalog.=) 0
                            AND d.deptype OPERATOR(pg_catalog.=) ANY ('{e,i}'::pg_catalog."char"[]))
       ORDER BY object.turn, object.oid
      """;

  /** Privileges that objects made in the schema would get are a part of it as well. */
  private static final String DEFAULT_PRIVILEGES =
      """
      SELECT DISTINCT pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %%I IN SCHEMA %%I REVOKE ALL ON %%s FROM %%s',
               pg_catalog.pg_get_userbyid(a.defaclrole), n.nspname,
               CASE WHEN a.defaclobjtype OPERATOR(pg_catalog.=) 'r'::pg_catalog."char" THEN 'TABLES'
                    WHEN a.defaclobjtype OPERATOR(pg_catalog.=) 'S'::pg_catalog."char" THEN 'SEQUENCES'
                    WHEN a.defaclobjtype OPERATOR(pg_catalog.=) 'f'::pg_catalog."char" THEN 'ROUTINES'
                    ELSE 'TYPES' END,
               CASE WHEN x.grantee OPERATOR(pg_catalog.=) 0::pg_catalog.oid THEN 'PUBLIC'
                    ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END)
        FROM pg_catalog.pg_default_acl a
        JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) a.defaclnamespace
       CROSS JOIN LATERAL pg_catalog.aclexplode(a.defaclacl) AS x (grantor, grantee, privilege, grantable)
       WHERE n.nspname OPERATOR(pg_catalog.=) coalesce(%1$s, pg_catalog.current_schema())
      """;

  private SchemaContents() {}

  /**
   * Drops what is in the schema, and Aludel's two tables wherever they are: everything goes, or
   * nothing.
   *
   * @param session does it
   * @param settings which schema, and which tables
   * @param role the role to work as; empty for the one that connects
   */
  public static void drop(Session session, TableSettings settings, String role) {
    try {
      List<String> drops = drops(session, settings);
      if (drops.isEmpty()) {
        return;
      }
      session.lent().remember();
      drops.add(0, session.lent().restoreStatement(QUIET, role));
      session.begin();
      session.send(drops);
      session.commit();
    } catch (ServerException e) {
      throw e.failureOf("Emptying the schema");
    }
  }

  private static List<String> drops(Session session, TableSettings settings) {
    String schema = settings.schema().map(Literals::quote).orElse("NULL::pg_catalog.name");
    List<String> drops =
        new ArrayList<>(session.query(OBJECTS.formatted(schema), row -> row.getString(1)));
    settings
        .versionSchema()
        .ifPresent(
            elsewhere ->
                List.of(settings.versionTable(), settings.logTable())
                    .forEach(
                        table ->
                            drops.add(
                                "DROP TABLE IF EXISTS %s.%s CASCADE"
                                    .formatted(
                                        Identifiers.quote(elsewhere), Identifiers.quote(table)))));
    drops.addAll(session.query(DEFAULT_PRIVILEGES.formatted(schema), row -> row.getString(1)));
    return drops;
  }
}
