package dev.aludel.internal.run;

import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a printed script does to the session that it runs in, so that every revision starts from the
 * same settings.
 *
 * <p>The user, the role and the search_path that the script finds are kept in variables of psql's,
 * which no revision can change.
 */
final class OfflineSession {

  /** The session setting that holds the schema that revisions run in, where none was named. */
  static final String SCHEMA_SETTING = "aludel.schema";

  /** The value of that setting, in SQL: under Aludel's own search_path the server can't tell. */
  static final String SCHEMA = "pg_catalog.current_setting(" + Literals.quote(SCHEMA_SETTING) + ")";

  /** For Aludel's own statements behind a revision's, which may have changed the role. */
  static final String OWN_ROLE =
      "SET SESSION AUTHORIZATION :'aludel_user';\n"
          + "SELECT pg_catalog.set_config('role', :'aludel_role', true) AS aludel_role \\gset";

  /** The revision's own search_path, behind Aludel's own statements. */
  static final String PATH =
      "SELECT pg_catalog.set_config('search_path', :'aludel_search_path', true) AS aludel_search_path \\gset\n";

  private final RunSettings settings;
  private final boolean currentSchema;
  private final Map<Wanted, String> texts = new HashMap<>();

  OfflineSession(RunSettings settings) {
    this.settings = settings;
    this.currentSchema = settings.tables().schema().isEmpty();
  }

  /** {@return the query at the beginning, which finds out where the script runs} */
  String remember() {
    String role =
        settings.role().isEmpty()
            ? "pg_catalog.current_setting('role')"
            : Literals.quote(settings.role());
    String path = "pg_catalog.current_setting('search_path')";
    String wholePath =
        settings
            .tables()
            .schema()
            .map(Identifiers::quote)
            .map(
                first ->
                    "pg_catalog.concat_ws(', ', %1$s, CASE WHEN %2$s OPERATOR(pg_catalog.<>) '' THEN %2$s END)"
                        .formatted(Literals.quote(first), path))
            .orElse(path);
    return "SELECT session_user AS aludel_user,\n       %s AS aludel_role,\n       %s AS aludel_search_path%s \\gset"
        .formatted(
            role,
            wholePath,
            currentSchema ? ",\n       pg_catalog.current_schema() AS aludel_schema" : "");
  }

  /**
   * The settings of a run, instead of whatever an earlier revision left in the session.
   *
   * @param options what the revision says of its run
   * @param local whether they end with the transaction
   */
  String fresh(ScriptOptions options, boolean local) {
    return texts.computeIfAbsent(new Wanted(options, local), this::text);
  }

  /** Most revisions want the same, and thousands of them may be printed. */
  private record Wanted(ScriptOptions options, boolean local) {}

  private String text(Wanted wanted) {
    ScriptOptions options = wanted.options();
    boolean local = wanted.local();
    String set = local ? "SET LOCAL" : "SET";
    Duration statementTimeout =
        options.statementTimeout().orElse(settings.limits().statementTimeout());
    return """
        CLOSE ALL; UNLISTEN *; DEALLOCATE ALL; DISCARD TEMP; SET SESSION AUTHORIZATION :'aludel_user'; RESET ALL;
        SET client_encoding = 'UTF8'; %1$s standard_conforming_strings = on;
        %1$s lock_timeout = %2$s; %1$s statement_timeout = '%3$dms';
        SELECT pg_catalog.set_config('role', :'aludel_role', %4$s) AS aludel_role,
               pg_catalog.set_config('search_path', %5$s, %4$s) AS aludel_own_path,
               (SELECT pg_catalog.count(pg_catalog.set_config(name, '0', %4$s)) FROM pg_catalog.pg_settings
                 WHERE name OPERATOR(pg_catalog.=) ANY ('{idle_in_transaction_session_timeout,idle_session_timeout,
                       transaction_timeout}'::pg_catalog.text[])) AS aludel_timeouts \\gset"""
            .formatted(
                set,
                lockTimeout(options),
                statementTimeout.toMillis(),
                local,
                local ? Literals.quote(SchemaStatements.OWN_PATH) : ":'aludel_search_path'")
        + (currentSchema ? "\n" + set + " " + SCHEMA_SETTING + " = :'aludel_schema';" : "");
  }

  String lockTimeout(ScriptOptions options) {
    return "'" + options.lockTimeout().orElse(settings.limits().lockTimeout()).toMillis() + "ms'";
  }
}
