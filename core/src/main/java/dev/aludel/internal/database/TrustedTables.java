package dev.aludel.internal.database;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.internal.text.Gaps;
import dev.aludel.setting.TableSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

  /** Raised by the guard where one of the tables is somebody else's. */
  public static final String UNTRUSTED = "ALU03";

  private static final String OWN_SCHEMA = "c.relowner OPERATOR(pg_catalog.=) n.nspowner OR ";

  /** The roles that the user and the session's user have, themselves among them. */
  private static final String OWN_ROLES =
      """
      WITH RECURSIVE own (role) AS (
          SELECT r.oid FROM pg_catalog.pg_roles r
           WHERE r.rolname OPERATOR(pg_catalog.=) current_user
              OR r.rolname OPERATOR(pg_catalog.=) session_user
          UNION SELECT m.roleid FROM own
            JOIN pg_catalog.pg_auth_members m ON m.member OPERATOR(pg_catalog.=) own.role)
      """;

  private static final String IS_OURS =
      "EXISTS (" + OWN_ROLES + "SELECT FROM own WHERE own.role OPERATOR(pg_catalog.=) c.relowner)";

  private static final String IS_OURS_QUICKLY =
      Gaps.fill(
          """
      CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles r
                         WHERE r.rolsuper AND (r.rolname OPERATOR(pg_catalog.=) current_user
                                               OR r.rolname OPERATOR(pg_catalog.=) session_user))
           THEN pg_catalog.strpos(pg_catalog.query_to_xml(pg_catalog.format(%s, c.relowner), false, true, '')::pg_catalog.text,
                                  '<v>true</v>') OPERATOR(pg_catalog.>) 0
           ELSE pg_catalog.pg_has_role(current_user, c.relowner, 'MEMBER')
                OR pg_catalog.pg_has_role(session_user, c.relowner, 'MEMBER') END""",
          Literals.quote(
              OWN_ROLES
                  + "SELECT EXISTS (SELECT FROM own WHERE own.role OPERATOR(pg_catalog.=) %s) AS v"));

  /** Copies the list. */
  public TrustedTables {
    owners = List.copyOf(owners);
  }

  /**
   * What the settings say of it.
   *
   * @param settings of the tables
   * @return whose tables count
   */
  public static TrustedTables of(TableSettings settings) {
    return new TrustedTables(
        settings.versionSchema().isPresent() || settings.schema().isPresent(),
        settings.trustedOwners());
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
    return select("", OWN_SCHEMA, IS_OURS, "n.nspname OPERATOR(pg_catalog.=) " + schema, names);
  }

  /**
   * The same query, in which a superuser's memberships are a text until they are asked for: to plan
   * them takes longer than the rest.
   *
   * @param schema an SQL expression for the schema
   * @param names the tables' names
   * @return a SELECT of oid, name, kind, owner and counts
   */
  String quickQuery(String schema, Collection<String> names) {
    return select(
        "", OWN_SCHEMA, IS_OURS_QUICKLY, "n.nspname OPERATOR(pg_catalog.=) " + schema, names);
  }

  /**
   * The query for what the other schemas have under some names, and whether it counts. Whoever owns
   * a schema is no reason to trust it here: nobody chose that schema.
   *
   * @param schema an SQL expression for the schema that is left out
   * @param names the tables' names
   * @return a SELECT of oid, name, kind, owner, counts, schema and readable; it can stand in
   *     parentheses
   */
  String queryElsewhere(String schema, Collection<String> names) {
    return select(
        """
        n.nspname AS schema,
               pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
               AND NOT pg_catalog.row_security_active(c.oid) AS readable,\s""",
        "",
        IS_OURS,
        "c.relpersistence OPERATOR(pg_catalog.<>) 't' AND n.nspname OPERATOR(pg_catalog.<>) "
            + schema,
        names);
  }

  /**
   * The query for what has to be looked at closely. A plain table of the user's own counts, and one
   * without row security shows all its rows. Nearly always both are so, and to ask for that takes a
   * fraction of the time.
   *
   * @param schema an SQL expression for the schema
   * @param names the tables' names
   * @return a SELECT of no columns
   */
  static String doubtful(String schema, Collection<String> names) {
    return """
        SELECT FROM pg_catalog.pg_class c
          WHERE c.relnamespace OPERATOR(pg_catalog.=)
                (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname OPERATOR(pg_catalog.=) %s)
            AND c.relname OPERATOR(pg_catalog.=) ANY (%s)
            AND (c.relkind OPERATOR(pg_catalog.<>) 'r' OR c.relrowsecurity
                 OR (pg_catalog.pg_get_userbyid(c.relowner) OPERATOR(pg_catalog.<>) current_user
                     AND pg_catalog.pg_get_userbyid(c.relowner) OPERATOR(pg_catalog.<>) session_user))"""
        .formatted(schema, array(names));
  }

  private String select(
      String more, String ownSchema, String isOurs, String where, Collection<String> names) {
    return Gaps.fill(
        """
        SELECT %5$sc.oid, c.relname AS name, c.relkind AS kind, o.rolname AS owner,
               (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'p')
               AND (o.rolsuper OR %6$so.rolname OPERATOR(pg_catalog.=) ANY (%3$s)
                    OR o.rolname OPERATOR(pg_catalog.=) 'pg_database_owner'
                    OR c.relowner OPERATOR(pg_catalog.=) (SELECT d.datdba FROM pg_catalog.pg_database d
                                WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
                    OR %7$s%4$s) AS counts
          FROM pg_catalog.pg_namespace n
          JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
          JOIN pg_catalog.pg_roles o ON o.oid OPERATOR(pg_catalog.=) c.relowner
         WHERE %1$s AND c.relname OPERATOR(pg_catalog.=) ANY (%2$s)""",
        where,
        array(names),
        array(owners),
        schemaNamed
            ? "\n                    OR NOT pg_catalog.has_schema_privilege('public', n.oid, 'CREATE')"
            : "",
        more,
        ownSchema,
        isOurs);
  }

  /**
   * Statements of PL/pgSQL that fail with {@link #UNTRUSTED} where a table does not count, before
   * anything of it is read.
   *
   * @param schema an SQL expression for the schema
   * @param names the tables' names
   * @return statements for a block that declares the text {@code refused}
   */
  String refuse(String schema, Collection<String> names) {
    return """
        refused := (SELECT pg_catalog.format('%%I.%%I, which belongs to the role %%I', %1$s, t.name, t.owner)
          FROM (%2$s) AS t WHERE NOT t.counts LIMIT 1);
        IF refused IS NOT NULL THEN
          RAISE EXCEPTION USING ERRCODE = '%3$s',
            MESSAGE = pg_catalog.concat('This user has no reason to trust ', refused),
            HINT = 'Trust the role with the setting ''trusted-owners'', name the schema with ''schema'', or hand the table over with ALTER TABLE';
        END IF;"""
        .formatted(schema, query(schema, names), UNTRUSTED);
  }

  /**
   * The error for what does not count.
   *
   * @param schema its schema
   * @param name its name
   * @param kind as pg_class has it
   * @param owner the role that owns it
   */
  static DatabaseStateException refused(String schema, String name, String kind, String owner) {
    String table = Identifiers.quote(schema) + "." + Identifiers.quote(name);
    if (!kind.equals("r") && !kind.equals("p")) {
      return new DatabaseStateException(
          DatabaseStateException.Reason.UNTRUSTED_TABLE,
          "Aludel expects a table at %s, and what the role '%s' has created there is none: nothing of it was read."
              .formatted(table, owner),
          "It can run code as whoever reads it. Find out where it comes from, and drop or rename it; or name another"
              + " table or schema with the settings 'version-table', 'log-table' and 'schema'.");
    }
    return new DatabaseStateException(
        DatabaseStateException.Reason.UNTRUSTED_TABLE,
        "The table %s belongs to the role '%s', which this user has no reason to trust: the table was not read."
            .formatted(table, owner),
        ("A table can run its owner's code as whoever reads it. If '%1$s' may do that, say so with the setting"
                + " 'trusted-owners=%1$s'; or name the schema with the setting 'schema', which is enough where PUBLIC may"
                + " not create anything in it; or hand the table over with 'ALTER TABLE %2$s OWNER TO'.")
            .formatted(owner, table));
  }

  /**
   * The error for what the guard of a step has refused.
   *
   * @param error with {@link #UNTRUSTED}
   * @return the error to throw
   */
  public static DatabaseStateException refused(ServerError error) {
    return new DatabaseStateException(
        DatabaseStateException.Reason.UNTRUSTED_TABLE,
        error.message() + ": nothing was run.",
        error.hint() + ".");
  }

  static String array(Collection<String> names) {
    List<String> quoted = new ArrayList<>();
    for (String name : names) {
      quoted.add(Literals.quote(name));
    }
    return "ARRAY[" + String.join(", ", quoted) + "]::pg_catalog.name[]";
  }
}
