package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Literals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a caller's session looked like before the run, and the statements that bring it back.
 *
 * <p>Scripts SET, SET ROLE, LISTEN, create temporary tables and leave cursors open; pg_dump's own
 * files end with an empty search_path. What one revision leaves must reach neither the next one nor
 * the caller.
 */
final class SessionState {

  private static final String CLIENT_CHECK = "client_connection_check_interval";
  private static final String SINCE_17 = "transaction_timeout";

  /** The settings that not every server has or takes. */
  static final List<String> OPTIONAL = List.of(CLIENT_CHECK, SINCE_17);

  /** Not DEALLOCATE ALL: a pooler keeps statements of the protocol's, which it would miss. */
  private static final String LEAVE_NO_STATEMENT =
      DoBlock.of(
          """
          DECLARE
            left_over pg_catalog.record;
          BEGIN
            FOR left_over IN SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql LOOP
              EXECUTE pg_catalog.format('DEALLOCATE %I', left_over.name);
            END LOOP;
          END
          """);

  private final String sessionUser;
  private final String role;
  private final Map<String, String> settings;
  private final List<String> channels;
  private final List<String> cursors;
  private final List<String> prepared;
  private final List<String> temporary;
  private final List<String> advisory;

  private SessionState(ResultSet row) throws SQLException {
    sessionUser = row.getString(1);
    role = row.getString(2);
    settings = new TreeMap<>();
    List<String> names = DatabaseStateQuery.strings(row, 3);
    List<String> values = DatabaseStateQuery.strings(row, 4);
    for (int i = 0; i < names.size(); i++) {
      settings.put(names.get(i), values.get(i));
    }
    channels = DatabaseStateQuery.strings(row, 5);
    cursors = DatabaseStateQuery.strings(row, 6);
    prepared = DatabaseStateQuery.strings(row, 7);
    temporary = DatabaseStateQuery.strings(row, 8);
    advisory = DatabaseStateQuery.strings(row, 9);
  }

  static SessionState read(Statement statement) throws SQLException {
    String sql =
        """
        SELECT session_user, pg_catalog.current_setting('role'), s.names, s.settings,
               ARRAY(SELECT pg_catalog.pg_listening_channels()),
               ARRAY(SELECT c.name FROM pg_catalog.pg_cursors c),
               ARRAY(SELECT p.name FROM pg_catalog.pg_prepared_statements p WHERE p.from_sql),
               ARRAY(SELECT c.oid::pg_catalog.text FROM pg_catalog.pg_class c
                      WHERE c.relnamespace OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema()),
               ARRAY(SELECT pg_catalog.concat_ws(':', l.classid, l.objid, l.objsubid) FROM pg_catalog.pg_locks l
                      WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'
                        AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()),
               -- Else the server ends the session while a listener takes its time.
               pg_catalog.set_config('idle_session_timeout', '0', false)
          FROM (SELECT pg_catalog.array_agg(name), pg_catalog.array_agg(setting) FROM pg_catalog.pg_settings
                 WHERE source OPERATOR(pg_catalog.=) 'session'
                   AND context OPERATOR(pg_catalog.=) ANY ('{user,superuser}'::pg_catalog.text[])
                   AND name OPERATOR(pg_catalog.<>) ALL ('{role,session_authorization,seed,transaction_isolation,\
        transaction_read_only,transaction_deferrable}'::pg_catalog.text[])) AS s (names, settings)
        """;
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new SessionState(row);
    }
  }

  /**
   * One statement that undoes what a script left in the session; it runs in a transaction.
   *
   * @param overrides settings to put on top of the caller's own
   * @param runRole the role to work as, or an empty text for the caller's
   * @return a DO block
   */
  String restore(Map<String, String> overrides, String runRole) {
    String sets = sets(wanted(overrides), false);
    String listens =
        channels.stream()
            .map(
                channel ->
                    "  EXECUTE pg_catalog.format('LISTEN %I', " + Literals.quote(channel) + ");\n")
            .collect(Collectors.joining());
    // What is hardly ever there is asked for in short, and its removal is read only where it is.
    return DoBlock.of(
        """
        BEGIN
          IF session_user OPERATOR(pg_catalog.<>) %1$s THEN
            SET SESSION AUTHORIZATION %1$s;
          END IF;
          RESET ALL;
          PERFORM pg_catalog.set_config('role', %2$s, false);
        %3$s  UNLISTEN *;
        %4$s  IF EXISTS (SELECT FROM pg_catalog.pg_cursor()
                      WHERE is_holdable AND name OPERATOR(pg_catalog.<>) ALL (%5$s))
             OR EXISTS (SELECT FROM pg_catalog.pg_prepared_statement()
                         WHERE from_sql AND name OPERATOR(pg_catalog.<>) ALL (%6$s)) THEN
            %7$s
          END IF;
          -- Without the question first, a catalog of many tables is read from end to end.
          IF pg_catalog.pg_my_temp_schema() OPERATOR(pg_catalog.<>) 0::pg_catalog.oid THEN
            %8$s
          END IF;
        END
        """
            .formatted(
                Literals.quote(sessionUser),
                Literals.quote(runRole.isEmpty() ? role : runRole),
                sets,
                listens,
                Literals.textArray(cursors),
                Literals.textArray(prepared),
                DoBlock.within(forgetCursorsAndStatements()),
                DoBlock.within(dropTemporary())));
  }

  private Map<String, String> wanted(Map<String, String> overrides) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(settings);
    all.putAll(overrides);
    return all;
  }

  /** {@return the same settings and role as calls; without those that not every server has} */
  List<String> calls(Map<String, String> overrides, String runRole) {
    List<String> calls = new ArrayList<>();
    calls.add(call("role", runRole.isEmpty() ? role : runRole, false));
    wanted(overrides)
        .forEach(
            (name, value) -> {
              if (!OPTIONAL.contains(name)) {
                calls.add(call(name, value, false));
              }
            });
    return calls;
  }

  /** {@return whether statements of these names can be prepared, and scripts' LISTEN be undone} */
  boolean leavesRoomFor(List<String> names) {
    return channels.isEmpty() && names.stream().noneMatch(prepared::contains);
  }

  /**
   * A condition: whether the session has what only the full form takes away.
   *
   * @param own the names of the prepared statements that must be there
   */
  String leftOver(List<String> own) {
    return """
    session_user OPERATOR(pg_catalog.<>) %s
      OR EXISTS (SELECT FROM pg_catalog.pg_cursor() WHERE is_holdable AND name OPERATOR(pg_catalog.<>) ALL (%s))
      OR (SELECT pg_catalog.count(*) OPERATOR(pg_catalog.<>) %s
                 OR pg_catalog.bool_or(name OPERATOR(pg_catalog.<>) ALL (%s))
            FROM pg_catalog.pg_prepared_statement() WHERE from_sql AND name OPERATOR(pg_catalog.<>) ALL (%s))
      OR CASE WHEN pg_catalog.pg_my_temp_schema() OPERATOR(pg_catalog.<>) 0::pg_catalog.oid
              THEN EXISTS (SELECT FROM pg_catalog.pg_class c
                            WHERE c.relnamespace OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema()
                              AND c.oid::pg_catalog.text OPERATOR(pg_catalog.<>) ALL (%s))
              ELSE false END"""
        .formatted(
            Literals.quote(sessionUser),
            Literals.textArray(cursors),
            own.size(),
            Literals.textArray(own),
            Literals.textArray(prepared),
            Literals.textArray(temporary));
  }

  private String forgetCursorsAndStatements() {
    return """
    DECLARE
      left_over pg_catalog.record;
    BEGIN
      FOR left_over IN SELECT name FROM pg_catalog.pg_cursors
          WHERE is_holdable AND name OPERATOR(pg_catalog.<>) ALL (%s) LOOP
        EXECUTE pg_catalog.format('CLOSE %%I', left_over.name);
      END LOOP;
      FOR left_over IN SELECT name FROM pg_catalog.pg_prepared_statements
          WHERE from_sql AND name OPERATOR(pg_catalog.<>) ALL (%s) LOOP
        EXECUTE pg_catalog.format('DEALLOCATE %%I', left_over.name);
      END LOOP;
    END
    """
        .formatted(Literals.textArray(cursors), Literals.textArray(prepared));
  }

  private String dropTemporary() {
    return """
    DECLARE
      left_over pg_catalog.record;
    BEGIN
      FOR left_over IN SELECT c.relname, CASE WHEN c.relkind OPERATOR(pg_catalog.=) 'v' THEN 'VIEW'
            WHEN c.relkind OPERATOR(pg_catalog.=) 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind
          FROM pg_catalog.pg_class c
          WHERE c.relnamespace OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema()
            AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,S}'::pg_catalog."char"[])
            AND c.oid::pg_catalog.text OPERATOR(pg_catalog.<>) ALL (%s)
          ORDER BY c.relkind OPERATOR(pg_catalog.=) 'S' LOOP
        EXECUTE pg_catalog.format('DROP %%s IF EXISTS pg_temp.%%I CASCADE', left_over.kind, left_over.relname);
      END LOOP;
    END
    """
        .formatted(Literals.textArray(temporary));
  }

  /**
   * One statement that gives back the session's advisory locks that scripts have left. It reads all
   * of the server's locks, those of the run's own transaction among them, so that it stands once,
   * at the end of a run. One that was taken twice is one row there.
   *
   * @return a DO block
   */
  String unlock() {
    return DoBlock.of(
        """
        DECLARE
          left_over pg_catalog.record;
          released boolean;
        BEGIN
          LOOP
            released := false;
            FOR left_over IN SELECT l.classid::bigint AS high, l.objid::bigint AS low, l.objsubid,
                  l.mode OPERATOR(pg_catalog.=) 'ShareLock' AS shared
                  FROM pg_catalog.pg_locks l
                 WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
                   AND pg_catalog.concat_ws(':', l.classid, l.objid, l.objsubid) OPERATOR(pg_catalog.<>) ALL (%s) LOOP
              released := CASE
                WHEN left_over.objsubid OPERATOR(pg_catalog.=) 1 AND left_over.shared THEN
                  pg_catalog.pg_advisory_unlock_shared((left_over.high OPERATOR(pg_catalog.<<) 32) OPERATOR(pg_catalog.|) left_over.low)
                WHEN left_over.objsubid OPERATOR(pg_catalog.=) 1 THEN
                  pg_catalog.pg_advisory_unlock((left_over.high OPERATOR(pg_catalog.<<) 32) OPERATOR(pg_catalog.|) left_over.low)
                WHEN left_over.shared THEN
                  pg_catalog.pg_advisory_unlock_shared(left_over.high::bit(32)::int, left_over.low::bit(32)::int)
                ELSE
                  pg_catalog.pg_advisory_unlock(left_over.high::bit(32)::int, left_over.low::bit(32)::int)
              END OR released;
            END LOOP;
            EXIT WHEN NOT released;
          END LOOP;
        END
        """
            .formatted(Literals.textArray(advisory)));
  }

  /** Settings that end with the transaction, for a session whose state nobody keeps. */
  static String setLocally(Map<String, String> settings, String role) {
    Map<String, String> all = new TreeMap<>(settings);
    if (!role.isEmpty()) {
      all.put("role", role);
    }
    return set(all, true);
  }

  /** Settings alone; what a script has left behind stays. */
  static String set(Map<String, String> settings, boolean local) {
    return DoBlock.of("BEGIN\n" + sets(settings, local) + "END");
  }

  static String setRole(String wanted, String callers) {
    return "SELECT pg_catalog.set_config('role', %s, false)"
        .formatted(Literals.quote(wanted.isEmpty() ? callers : wanted));
  }

  /**
   * What a script has done to the session of a pooler's server connection, which nobody undoes
   * later, undone before the transaction ends; then the role for what is left of it.
   */
  static List<String> leavingNothing(String role) {
    List<String> statements =
        new ArrayList<>(
            List.of(
                "RESET SESSION AUTHORIZATION",
                "RESET ROLE",
                "RESET ALL",
                "CLOSE ALL",
                "UNLISTEN *",
                LEAVE_NO_STATEMENT,
                "DISCARD TEMP",
                "SELECT pg_catalog.pg_advisory_unlock_all()"));
    if (!role.isEmpty()) {
      statements.add(set(Map.of("role", role), true));
    }
    return statements;
  }

  /** The path for Aludel's own statements ends with the transaction, whatever else stays. */
  private static String call(String name, String value, boolean local) {
    return "pg_catalog.set_config(%s, %s, %s)"
        .formatted(
            Literals.quote(name),
            Literals.quote(value),
            local || value.equals(SchemaStatements.OWN_PATH));
  }

  /** In one statement, but for those that not every server takes. */
  private static String sets(Map<String, String> settings, boolean local) {
    List<String> calls = new ArrayList<>();
    StringBuilder others = new StringBuilder();
    settings.forEach(
        (name, value) -> {
          String call = call(name, value, local);
          if (name.equals(CLIENT_CHECK)) {
            // A server whose platform can't watch a client's socket refuses the setting.
            others.append(
                "  BEGIN\n    PERFORM " + call + ";\n  EXCEPTION WHEN OTHERS THEN NULL;\n  END;\n");
          } else if (name.equals(SINCE_17)) {
            others.append(
                "  IF pg_catalog.current_setting('%s', true) IS NOT NULL THEN\n    PERFORM %s;\n  END IF;\n"
                    .formatted(name, call));
          } else {
            calls.add(call);
          }
        });
    return (calls.isEmpty() ? "" : "  PERFORM " + String.join(",\n    ", calls) + ";\n") + others;
  }

  /** {@return the statement that brings back the user that the caller's session works as} */
  String ownUser() {
    return "SET SESSION AUTHORIZATION " + Literals.quote(sessionUser);
  }

  /** {@return the role that the caller works as; none for the session user itself} */
  String role() {
    return role;
  }
}
