package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.report.TableSettings;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that a run needs to know of a database: one statement where both tables are there, a
 * second and third where not.
 */
final class LookQuery {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String INVALID_SCHEMA = "3F000";

  /** A varchar's type modifier counts four bytes more than its length. */
  private static final int TYPMOD_HEADER = 4;

  private final TableSettings settings;
  private final Statement statement;
  private final IntPredicate isPooled;

  /**
   * Reads over a statement.
   *
   * @param settings which tables
   * @param statement of the session
   * @param isPooled tells from the server's backend pid whether a pooler stands between
   */
  LookQuery(TableSettings settings, Statement statement, IntPredicate isPooled) {
    this.settings = settings;
    this.statement = statement;
    this.isPooled = isPooled;
  }

  Look read() throws SQLException {
    try {
      Optional<Look> found = readBoth();
      if (found.isPresent()) {
        return found.get();
      }
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (!UNDEFINED_TABLE.equals(state) && !INVALID_SCHEMA.equals(state)) {
        throw e;
      }
    }
    return survey();
  }

  /**
   * The look of every start but the first; empty where a table was found elsewhere on the search
   * path.
   */
  private Optional<Look> readBoth() throws SQLException {
    String version = name(settings.versionTable());
    String log = name(settings.logTable());
    String sql =
        """
        SELECT current_database(), current_schema(), current_user, pg_is_in_recovery(),
               current_setting('server_version_num')::int,
               (SELECT n.nspname FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = %2$s::regclass),
               (SELECT n.nspname FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = %4$s::regclass),
               (SELECT a.atttypmod FROM pg_catalog.pg_attribute a
                 WHERE a.attrelid = %2$s::regclass AND a.attname = 'version_num'),
               ARRAY(SELECT version_num::text FROM %1$s),
               l.revision, l.checksum, l.raw_checksum, l.revises, l.depends_on, pg_backend_pid()
          FROM (SELECT array_agg(revision), array_agg(coalesce(checksum, '')), array_agg(coalesce(raw_checksum, '')),
                       array_agg(array_to_string(revises, ',')), array_agg(array_to_string(depends_on, ','))
                  FROM (SELECT DISTINCT ON (revision) revision, checksum, raw_checksum, revises, depends_on
                          FROM %3$s WHERE outcome = 'done' ORDER BY revision, id DESC) AS newest
               ) AS l (revision, checksum, raw_checksum, revises, depends_on)
        """
            .formatted(version, Literals.quote(version), log, Literals.quote(log));
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      String versionSchema = row.getString(6);
      String expected =
          settings.versionSchema().or(settings::schema).orElseGet(() -> orEmpty(get(row, 2)));
      if (!versionSchema.equals(expected) || !row.getString(7).equals(expected)) {
        return Optional.empty();
      }
      return Optional.of(
          new Look(
              row.getString(1),
              row.getString(3),
              row.getBoolean(4),
              isPooled.test(row.getInt(15)),
              row.getInt(15),
              row.getInt(5),
              tables(row.getString(2)),
              true,
              true,
              true,
              idLimit(row.getInt(8)),
              new TreeSet<>(strings(row, 9)),
              logged(row),
              List.of()));
    }
  }

  /** Finds out which of the tables are missing, and what else is there. */
  private Look survey() throws SQLException {
    String database;
    String user;
    boolean inRecovery;
    boolean pooled;
    int backend;
    int serverVersion;
    Tables tables;
    try (ResultSet row =
        statement.executeQuery(
            "SELECT current_database(), current_schema(), current_user, pg_is_in_recovery(),"
                + " current_setting('server_version_num')::int, pg_backend_pid()")) {
      row.next();
      database = row.getString(1);
      tables = tables(row.getString(2));
      user = row.getString(3);
      inRecovery = row.getBoolean(4);
      serverVersion = row.getInt(5);
      backend = row.getInt(6);
      pooled = isPooled.test(backend);
    }
    boolean schemaExists;
    boolean versionExists;
    boolean logExists;
    int idLimit;
    List<String> others;
    String inSchema =
        "c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = %s)";
    String sql =
        """
        SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = %1$s),
               EXISTS (SELECT FROM pg_catalog.pg_class c WHERE %2$s AND c.relname = %4$s),
               EXISTS (SELECT FROM pg_catalog.pg_class c WHERE %2$s AND c.relname = %5$s),
               coalesce((SELECT a.atttypmod FROM pg_catalog.pg_class c
                           JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'version_num'
                          WHERE %2$s AND c.relname = %4$s), 0),
               ARRAY(SELECT c.relname::text FROM pg_catalog.pg_class c
                      WHERE %3$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                        AND c.relname NOT IN (%4$s, %5$s)
                        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                                AND d.deptype = 'e')
                      ORDER BY 1)
        """
            .formatted(
                Literals.quote(tables.tableSchema()),
                inSchema.formatted(Literals.quote(tables.tableSchema())),
                inSchema.formatted(Literals.quote(tables.schema())),
                Literals.quote(tables.version()),
                Literals.quote(tables.log()));
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      schemaExists = row.getBoolean(1);
      versionExists = row.getBoolean(2);
      logExists = row.getBoolean(3);
      idLimit = idLimit(row.getInt(4));
      others = strings(row, 5);
    }
    SortedSet<String> rows = new TreeSet<>();
    if (versionExists) {
      try (ResultSet row =
          statement.executeQuery("SELECT version_num::text FROM " + tables.versionTable())) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
    }
    return new Look(
        database,
        user,
        inRecovery,
        pooled,
        backend,
        serverVersion,
        tables,
        schemaExists,
        versionExists,
        logExists,
        idLimit,
        rows,
        Map.of(),
        others);
  }

  private Tables tables(@Nullable String currentSchema) {
    String schema = settings.schema().orElse(orEmpty(currentSchema));
    if (schema.isEmpty()) {
      throw new ConfigurationException(
          "The connection has no current schema: no schema of its search_path exists, or none may be"
              + " used by this user.",
          "Name one with the setting 'schema', or create the schema that search_path names first.");
    }
    return new Tables(
        schema,
        settings.versionSchema().orElse(schema),
        settings.versionTable(),
        settings.logTable());
  }

  private String name(String table) {
    String bare = Identifiers.quote(table);
    return settings
        .versionSchema()
        .or(settings::schema)
        .map(schema -> Identifiers.quote(schema) + "." + bare)
        .orElse(bare);
  }

  private static Map<String, LoggedRevision> logged(ResultSet row) throws SQLException {
    List<String> ids = strings(row, 10);
    List<String> checksums = strings(row, 11);
    List<String> rawChecksums = strings(row, 12);
    List<String> revises = strings(row, 13);
    List<String> dependsOn = strings(row, 14);
    Map<String, LoggedRevision> logged = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      logged.put(
          ids.get(i),
          new LoggedRevision(
              ids.get(i),
              notEmpty(checksums.get(i)),
              notEmpty(rawChecksums.get(i)),
              list(revises.get(i)),
              list(dependsOn.get(i))));
    }
    return logged;
  }

  private static int idLimit(int typmod) {
    return typmod > TYPMOD_HEADER ? typmod - TYPMOD_HEADER : 0;
  }

  private static List<String> list(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }

  private static Optional<String> notEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static List<String> strings(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  private static @Nullable String get(ResultSet row, int column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      throw new ServerException(e, ServerException.UNKNOWN_INDEX);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
