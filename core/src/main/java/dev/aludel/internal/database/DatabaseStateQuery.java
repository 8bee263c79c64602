package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.sql.Literals;
import dev.aludel.internal.text.Gaps;
import dev.aludel.setting.TableSettings;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
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
final class DatabaseStateQuery {

  /** The statement's own words for what it does not have: here, XML. */
  static final String NOT_SUPPORTED = "0A000";

  /** A varchar's type modifier counts four bytes more than its length. */
  private static final int TYPMOD_HEADER = 4;

  private static final String ID_COLUMN = "version_num";

  private static final String ROWS =
      """
      SELECT coalesce(pg_catalog.string_agg(pg_catalog.concat(t.version_num, pg_catalog.chr(31)), pg_catalog.chr(30)), '') AS v
        FROM %I.%I t""";

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
  DatabaseStateQuery(
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
  DatabaseState read() throws SQLException {
    DatabaseState state;
    try (ResultSet row = statement.executeQuery(text(LastClaims.query(settings.versionTable())))) {
      row.next();
      state = state(row, new TreeMap<>());
    }
    if (!state.versionTableExists() && !state.logTableExists()) {
      return state.with(otherTables(state.tables()));
    }
    return inOneStatement ? state : readTables(state);
  }

  /**
   * Reads whose database it is, where its rows and its log are exactly these.
   *
   * @param expected the version table's rows
   * @param log a digest of the log
   * @return the state without what the log says; nothing where there is any difference
   */
  Optional<DatabaseState> readIf(SortedSet<String> expected, String log) throws SQLException {
    try (ResultSet row = statement.executeQuery(text(LastClaims.digest(settings.versionTable())))) {
      row.next();
      Map<String, String> read = new TreeMap<>();
      DatabaseState state = state(row, read);
      return state.rows().equals(expected) && log.equals(read.get(state.tables().log()))
          ? Optional.of(state)
          : Optional.empty();
    }
  }

  /**
   * What is asked: a row for each of the two tables, and one in any case. Each part that is not
   * there for all is a text until it is needed, since the server takes longest to plan.
   *
   * @param log the query for what the log says
   */
  private String text(String log) {
    String current = "pg_catalog.current_schema()";
    String chosen = settings.versionSchema().orElse(settings.schema().orElse(""));
    String tableSchema = chosen.isEmpty() ? current : Literals.quote(chosen);
    List<String> names = List.of(settings.versionTable(), settings.logTable());
    TrustedTables trusted = TrustedTables.of(settings);
    return Gaps.fill(
        """
        SELECT pg_catalog.current_database(), pg_catalog.current_schema(), current_user,
               pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('server_version_num'),
               pg_catalog.pg_backend_pid(), pg_catalog.current_setting('search_path'),
               %1$s, pg_catalog.current_setting('TimeZone'), o.name, o.kind, o.owner, o.counts, o.hides,
               %2$s,
               pg_catalog.array_to_string(ARRAY(SELECT pg_catalog.concat(a.attname, ' ', a.atttypmod)
                      FROM pg_catalog.pg_attribute a
                      WHERE a.attrelid OPERATOR(pg_catalog.=) o.oid AND NOT a.attisdropped
                        AND a.attname OPERATOR(pg_catalog.=) ANY (%3$s)), ',')
          FROM (SELECT) AS one
          LEFT JOIN (SELECT h.*, pg_catalog.bool_and(h.counts AND NOT h.hides) OVER () AS readable
                       FROM (SELECT f.*, pg_catalog.row_security_active(f.oid) AS hides FROM (%4$s) AS f) AS h)
            AS o ON true
        """,
        tableSchema.equals(current)
            ? "true"
            : "EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname OPERATOR(pg_catalog.=) "
                + tableSchema
                + ")",
        reading(tableSchema, log),
        TrustedTables.array(
            List.of(ID_COLUMN, LogScope.COLUMN, LogScope.ZONE, LogScope.STATEMENTS)),
        inOneStatement
            ? trusted.quickQuery(tableSchema, names)
            : trusted.query(tableSchema, names));
  }

  /**
   * What else is in the schema where revisions run, which counts where neither table is there.
   * Another process may have made both and run its revisions since they were looked for.
   */
  private List<String> otherTables(Tables tables) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            others(
                Literals.quote(tables.schema()),
                Literals.quote(tables.tableSchema()),
                TrustedTables.array(List.of(tables.version(), tables.log()))))) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  /**
   * By pg_depend, which has an index for this; pg_class has none, and there may be many tenants.
   */
  private static String others(String schema, String tableSchema, String tables) {
    return """
        SELECT c.relname::pg_catalog.text FROM pg_catalog.pg_namespace n
          JOIN pg_catalog.pg_depend s ON s.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_namespace'::pg_catalog.regclass
           AND s.refobjid OPERATOR(pg_catalog.=) n.oid
           AND s.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
          JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) s.objid
         WHERE n.nspname OPERATOR(pg_catalog.=) %1$s
           AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f}'::pg_catalog."char"[])
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                 WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                   AND d.objid OPERATOR(pg_catalog.=) c.oid AND d.deptype OPERATOR(pg_catalog.=) 'e')
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_class t
                  JOIN pg_catalog.pg_namespace m ON m.oid OPERATOR(pg_catalog.=) t.relnamespace
                 WHERE m.nspname OPERATOR(pg_catalog.=) %2$s AND t.relkind OPERATOR(pg_catalog.=) 'r'
                   AND t.relname OPERATOR(pg_catalog.=) ANY (%3$s))
         ORDER BY 1"""
        .formatted(schema, tableSchema, tables);
  }

  /** The table's rows where it counts, and so does the other one; NULL else. */
  private String reading(String tableSchema, String log) {
    if (!inOneStatement) {
      return "NULL::pg_catalog.text";
    }
    return Gaps.fill(
        """
        CASE WHEN o.readable THEN pg_catalog.query_to_xml(pg_catalog.format(
               CASE WHEN o.name OPERATOR(pg_catalog.=) %1$s THEN %2$s ELSE %3$s END, %4$s, o.name),
             false, true, '')::pg_catalog.text END""",
        Literals.quote(settings.versionTable()),
        Literals.quote(ROWS),
        Literals.quote(log),
        tableSchema);
  }

  /** XML has {@code < > &} and the carriage return written otherwise, and nothing else. */
  private static String value(@Nullable String xml) {
    int from = xml == null ? -1 : xml.indexOf("<v>");
    int to = xml == null ? -1 : xml.lastIndexOf("</v>");
    if (xml == null || from < 0 || to < 0) {
      return "";
    }
    return xml.substring(from + "<v>".length(), to)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#x0d;", "\r")
        .replace("&amp;", "&");
  }

  /**
   * Reads the rows of the answer.
   *
   * @param read gets what each of the tables says, by the table's name
   */
  private DatabaseState state(ResultSet row, Map<String, String> read) throws SQLException {
    String database = row.getString(1);
    String user = row.getString(3);
    boolean inRecovery = row.getBoolean(4);
    int server = row.getInt(5);
    int backend = row.getInt(6);
    String path = row.getString(7);
    boolean schemaExists = row.getBoolean(8);
    String timeZone = row.getString(9);
    String current = row.getString(2);
    int idLimit = 0;
    LogForm form = LogForm.NOW;
    do {
      String name = row.getString(10);
      if (name == null) {
        break;
      }
      Tables where = tables(current, form);
      if (!row.getBoolean(13)) {
        throw TrustedTables.refused(
            where.tableSchema(), name, row.getString(11), row.getString(12));
      }
      if (row.getBoolean(14)) {
        throw HiddenRows.found(where.tableSchema(), name);
      }
      read.put(name, value(row.getString(15)));
      if (name.equals(where.version())) {
        idLimit = idLimit(LastClaims.list(row.getString(16)));
      } else {
        List<String> columns = LastClaims.list(row.getString(16));
        form =
            new LogForm(
                has(columns, LogScope.COLUMN),
                has(columns, LogScope.ZONE),
                has(columns, LogScope.STATEMENTS));
      }
    } while (row.next());
    Tables tables = tables(current, form);
    return new DatabaseState(
        database,
        user,
        inRecovery,
        isPooled.test(backend),
        backend,
        server,
        path,
        timeZone,
        tables,
        schemaExists,
        read.containsKey(tables.version()),
        read.containsKey(tables.log()),
        idLimit,
        rows(read.getOrDefault(tables.version(), "")),
        LastClaims.read(read.getOrDefault(tables.log(), "")),
        List.of());
  }

  private static boolean has(List<String> columns, String name) {
    for (String column : columns) {
      if (column.startsWith(name + " ")) {
        return true;
      }
    }
    return false;
  }

  private static SortedSet<String> rows(@Nullable String text) {
    SortedSet<String> rows = new TreeSet<>();
    for (String row :
        text == null || text.isEmpty() ? new String[0] : text.split(LastClaims.ROW_END)) {
      rows.add(row.replace(LastClaims.FIELD_END, ""));
    }
    return rows;
  }

  /** Both tables count, so they may be read by their names. */
  private DatabaseState readTables(DatabaseState state) throws SQLException {
    String none = "NULL::pg_catalog.text";
    Tables tables = state.tables();
    String sql =
        "SELECT (%s), (%s)"
            .formatted(
                state.versionTableExists() ? named(ROWS, tables.versionTable()) : none,
                state.logTableExists()
                    ? named(LastClaims.query(tables.version()), tables.logTable())
                    : none);
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return state.with(rows(row.getString(1)), LastClaims.read(row.getString(2)));
    }
  }

  static String named(String query, String table) {
    return query.replace("%I.%I", table);
  }

  private Tables tables(@Nullable String currentSchema, LogForm form) {
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
        form);
  }

  /** How long an id may be, by the type of its column; 0 for any length. */
  private static int idLimit(List<String> columns) {
    for (String column : columns) {
      if (column.startsWith(ID_COLUMN + " ")) {
        int modifier = Integer.parseInt(column.substring(ID_COLUMN.length() + 1));
        return Math.max(0, modifier - TYPMOD_HEADER);
      }
    }
    return 0;
  }

  static List<String> strings(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
