package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.sql.Literals;
import dev.aludel.setting.TableSettings;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that a run needs to know of a database.
 *
 * <p>One statement asks the catalogue whether the two tables are there and whose they are, and
 * reads them only where they count: the text of a query inside {@code query_to_xml} is parsed when
 * it is called, so nothing of a table is touched before. A server built without XML support gets a
 * second statement for the reading.
 */
final class LookQuery {

  /** The statement's own words for what it does not have: here, XML. */
  static final String NOT_SUPPORTED = "0A000";

  /** A varchar's type modifier counts four bytes more than its length. */
  private static final int TYPMOD_HEADER = 4;

  private static final String ROWS =
      """
      SELECT ARRAY(SELECT t.version_num::pg_catalog.text FROM %I.%I t)::pg_catalog.text AS v""";

  /**
   * Between two fields and two rows of the log's text: characters that no id and no checksum has.
   */
  private static final String FIELD_END = "\u001f";

  private static final String ROW_END = "\u001e";
  private static final int FIELDS = 6;

  /**
   * One row of text for each revision, which {@link #logged} reads: an array of arrays takes the
   * server four times as long.
   */
  static String newest(String versionTable) {
    return """
        SELECT coalesce(pg_catalog.string_agg(pg_catalog.concat_ws(pg_catalog.chr(31), l.revision, l.standing,
                   coalesce(l.checksum, ''), coalesce(l.raw_checksum, ''), pg_catalog.array_to_string(l.revises, ','),
                   pg_catalog.array_to_string(l.depends_on, ',')), pg_catalog.chr(30)), '') AS v
          FROM (SELECT DISTINCT ON (a.revision) a.revision, a.checksum, a.raw_checksum, a.revises, a.depends_on,
                       %s AS standing
                  FROM %s WHERE a.outcome OPERATOR(pg_catalog.=) 'done' ORDER BY a.revision, a.id DESC) AS l"""
        .formatted(LogTable.STANDING, LogScope.of(versionTable, true).rows("%I.%I"));
  }

  private final TableSettings settings;
  private final Statement statement;
  private final IntPredicate isPooled;
  private final boolean inOneStatement;

  /**
   * Reads over a statement.
   *
   * @param settings which tables
   * @param statement of the session
   * @param isPooled tells from the server's backend pid whether a pooler stands between
   * @param inOneStatement whether the server has XML, as nearly all have
   */
  LookQuery(
      TableSettings settings, Statement statement, IntPredicate isPooled, boolean inOneStatement) {
    this.settings = settings;
    this.statement = statement;
    this.isPooled = isPooled;
    this.inOneStatement = inOneStatement;
  }

  /**
   * Reads everything.
   *
   * @throws SQLException with {@link #NOT_SUPPORTED} where the server can't do it in one statement
   */
  Look read() throws SQLException {
    Look look;
    try (ResultSet row = statement.executeQuery(text())) {
      row.next();
      look = look(row);
    }
    return inOneStatement ? look : readTables(look);
  }

  /** What is asked; the revisions' schema and the tables' own may be two. */
  private String text() {
    String current = "pg_catalog.current_schema()";
    String schema = settings.schema().map(Literals::quote).orElse(current);
    String tableSchema =
        settings.versionSchema().or(settings::schema).map(Literals::quote).orElse(current);
    String version = Literals.quote(settings.versionTable());
    String log = Literals.quote(settings.logTable());
    return """
        WITH found AS (%1$s),
             ours AS (SELECT f.*, h.hides,
                             pg_catalog.bool_and(f.counts AND NOT h.hides) OVER () AS readable
                        FROM found f CROSS JOIN LATERAL (SELECT pg_catalog.row_security_active(f.oid) AS hides) AS h)
        SELECT pg_catalog.current_database(), pg_catalog.current_schema(), current_user,
               pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('server_version_num'),
               pg_catalog.pg_backend_pid(), pg_catalog.current_setting('search_path'),
               EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname OPERATOR(pg_catalog.=) %2$s),
               ARRAY(SELECT ARRAY[o.name, o.kind, o.owner, o.counts::pg_catalog.text, o.hides::pg_catalog.text]::pg_catalog.text[] FROM ours o),
               (SELECT a.atttypmod FROM ours o JOIN pg_catalog.pg_attribute a ON a.attrelid OPERATOR(pg_catalog.=) o.oid
                 WHERE o.name OPERATOR(pg_catalog.=) %3$s AND a.attname OPERATOR(pg_catalog.=) 'version_num'),
               CASE WHEN NOT EXISTS (SELECT FROM ours) THEN ARRAY(%4$s) END,
               %5$s,
               %6$s,
               NOT EXISTS (SELECT FROM ours o WHERE o.name OPERATOR(pg_catalog.=) %7$s)
               OR EXISTS (SELECT FROM ours o JOIN pg_catalog.pg_attribute a ON a.attrelid OPERATOR(pg_catalog.=) o.oid
                           WHERE o.name OPERATOR(pg_catalog.=) %7$s AND a.attname OPERATOR(pg_catalog.=) '%8$s'
                             AND NOT a.attisdropped)
        """
        .formatted(
            TrustedTables.of(settings)
                .query(tableSchema, List.of(settings.versionTable(), settings.logTable())),
            tableSchema,
            version,
            others(schema, version, log),
            reading(ROWS, tableSchema, version) + "::pg_catalog.text[]",
            reading(newest(settings.versionTable()), tableSchema, log),
            log,
            LogScope.COLUMN);
  }

  private static String others(String schema, String version, String log) {
    return """
        SELECT c.relname::pg_catalog.text FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
         WHERE n.nspname OPERATOR(pg_catalog.=) %1$s
           AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f}'::pg_catalog."char"[])
           AND c.relname OPERATOR(pg_catalog.<>) %2$s AND c.relname OPERATOR(pg_catalog.<>) %3$s
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                 WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                   AND d.objid OPERATOR(pg_catalog.=) c.oid AND d.deptype OPERATOR(pg_catalog.=) 'e')
         ORDER BY 1"""
        .formatted(schema, version, log);
  }

  /** The table's rows where it counts, and so does the other one; NULL else. */
  private String reading(String query, String tableSchema, String table) {
    if (!inOneStatement) {
      return "NULL::pg_catalog.text";
    }
    // XML has <, >, & and the carriage return written otherwise, and nothing else.
    return """
        (SELECT pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
                  pg_catalog.split_part(pg_catalog.split_part(x.text, '<v>', 2), '</v>', 1),
                  '&lt;', '<'), '&gt;', '>'), '&#x0d;', pg_catalog.chr(13)), '&amp;', '&')
           FROM (SELECT CASE WHEN o.readable THEN pg_catalog.query_to_xml(
                          pg_catalog.format(%1$s, %2$s, o.name), false, true, '')::pg_catalog.text END AS text
                   FROM ours o WHERE o.name OPERATOR(pg_catalog.=) %3$s) AS x)"""
        .formatted(Literals.quote(query), tableSchema, table);
  }

  private Look look(ResultSet row) throws SQLException {
    Tables tables = tables(row.getString(2), row.getBoolean(14));
    List<String> ours = new ArrayList<>();
    for (String[] table : table(row, 9)) {
      if (!table[3].equals("true")) {
        throw TrustedTables.refused(tables.tableSchema(), table[0], table[1], table[2]);
      }
      if (table[4].equals("true")) {
        throw HiddenRows.found(tables.tableSchema(), table[0]);
      }
      ours.add(table[0]);
    }
    int backend = row.getInt(6);
    return new Look(
        row.getString(1),
        row.getString(3),
        row.getBoolean(4),
        isPooled.test(backend),
        backend,
        row.getInt(5),
        row.getString(7),
        tables,
        row.getBoolean(8),
        ours.contains(tables.version()),
        ours.contains(tables.log()),
        idLimit(row.getInt(10)),
        new TreeSet<>(strings(row, 12)),
        logged(row.getString(13)),
        strings(row, 11));
  }

  /** Both tables count, so they may be read by their names. */
  private Look readTables(Look look) throws SQLException {
    if (!look.versionTableExists() && !look.logTableExists()) {
      return look;
    }
    String none = "NULL::pg_catalog.text";
    Tables tables = look.tables();
    String sql =
        "SELECT (%s)::pg_catalog.text[], (%s)"
            .formatted(
                look.versionTableExists() ? named(ROWS, tables.versionTable()) : none,
                look.logTableExists() ? named(newest(tables.version()), tables.logTable()) : none);
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return look.with(new TreeSet<>(strings(row, 1)), logged(row.getString(2)));
    }
  }

  static String named(String query, String table) {
    return query.replace("%I.%I", table);
  }

  private Tables tables(@Nullable String currentSchema, boolean logNamesTable) {
    String schema = settings.schema().orElse(currentSchema == null ? "" : currentSchema);
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
        settings.logTable(),
        TrustedTables.of(settings),
        logNamesTable);
  }

  static Map<String, LoggedRevision> logged(@Nullable String newest) {
    Map<String, LoggedRevision> logged = new HashMap<>();
    for (String text : newest == null ? new String[0] : newest.split(ROW_END)) {
      String[] row = text.split(FIELD_END, -1);
      if (row.length != FIELDS) {
        continue;
      }
      logged.put(
          row[0],
          new LoggedRevision(
              row[0],
              LoggedRevision.Standing.valueOf(row[1]),
              notEmpty(row[2]),
              notEmpty(row[3]),
              list(row[4]),
              list(row[5])));
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

  private static String[][] table(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array != null && array.getArray() instanceof String[][] rows ? rows : new String[0][];
  }
}
