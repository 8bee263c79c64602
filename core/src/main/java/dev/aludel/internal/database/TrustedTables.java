package dev.aludel.internal.database;

import dev.aludel.internal.sql.Literals;
import dev.aludel.report.TableSettings;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which tables of Aludel's names count: a table of somebody else can run code as whoever reads it,
 * by a view, a trigger, a policy of row security or a cast.
 *
 * <p>A plain or partitioned table counts whose owner is a role that the user has, a superuser, the
 * owner of its schema or of the database, or trusted by name; or whose schema was named in the
 * settings, where PUBLIC may not create anything in it.
 *
 * @param schemaNamed whether the settings name the schema of the tables
 * @param owners the roles that the settings trust, the one that revisions run as among them
 */
public record TrustedTables(boolean schemaNamed, List<String> owners) {

  /** Copies the list. */
  public TrustedTables {
    owners = List.copyOf(owners);
  }

  static TrustedTables of(TableSettings settings) {
    return new TrustedTables(
        settings.versionSchema().or(settings::schema).isPresent(), settings.trustedOwners());
  }

  /**
   * The query for what a schema has under some names, and whether it counts.
   *
   * <p>A superuser counts as a member of every role, so memberships are followed one by one.
   *
   * @param schema an SQL expression for the schema
   * @param names the tables' names
   * @return a SELECT of oid, name, kind, owner and counts; it can stand in parentheses
   */
  String query(String schema, Collection<String> names) {
    return """
        WITH RECURSIVE own (role) AS (
            SELECT r.oid FROM pg_catalog.pg_roles r
             WHERE r.rolname OPERATOR(pg_catalog.=) current_user
                OR r.rolname OPERATOR(pg_catalog.=) session_user
            UNION SELECT m.roleid FROM own
              JOIN pg_catalog.pg_auth_members m ON m.member OPERATOR(pg_catalog.=) own.role)
        SELECT c.oid, c.relname AS name, c.relkind AS kind, o.rolname AS owner,
               (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'p')
               AND (o.rolsuper OR c.relowner OPERATOR(pg_catalog.=) n.nspowner
                    OR o.rolname OPERATOR(pg_catalog.=) ANY (%3$s)
                    OR EXISTS (SELECT FROM own WHERE own.role OPERATOR(pg_catalog.=) c.relowner)
                    OR EXISTS (SELECT FROM pg_catalog.pg_database d
                                WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
                                  AND d.datdba OPERATOR(pg_catalog.=) c.relowner)%4$s) AS counts
          FROM pg_catalog.pg_namespace n
          JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
          JOIN pg_catalog.pg_roles o ON o.oid OPERATOR(pg_catalog.=) c.relowner
         WHERE n.nspname OPERATOR(pg_catalog.=) %1$s AND c.relname OPERATOR(pg_catalog.=) ANY (%2$s)"""
        .formatted(
            schema,
            array(names),
            array(owners),
            schemaNamed
                ? "\n                    OR NOT pg_catalog.has_schema_privilege('public', n.oid, 'CREATE')"
                : "");
  }

  private static String array(Collection<String> names) {
    return names.stream()
        .map(Literals::quote)
        .collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.name[]"));
  }
}
