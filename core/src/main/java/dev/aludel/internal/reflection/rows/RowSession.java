package dev.aludel.internal.reflection.rows;

import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.ScratchHost;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ObjectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scratch database, whose rows are read and written. A value is the text that stands for it in
 * SQL: {@code NULL}, or a string in quotes.
 */
public final class RowSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private static final String NULL = "NULL";

  /** More would take their time, and prove no more. */
  private static final int MOST_COPIED = 500;

  /** Tells how a type writes a text that it can read, where a column of that name may have it. */
  private static final String READ =
      """
      CREATE FUNCTION pg_temp.aludel_read(text, text, text, text) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE written text;
      BEGIN
        EXECUTE format('SELECT x.%I::text FROM (SELECT %L::%s) AS x (%I) WHERE (%s) IS NOT FALSE', $3, $1, $2, $3, $4)
           INTO written;
        RETURN written;
      EXCEPTION WHEN others THEN
        RETURN NULL;
      END $$""";

  /** What values and errors look like must not depend on what a role or a database sets. */
  private static final List<String> PINNED =
      List.of(
          "SET TimeZone = 'UTC'",
          "SET DateStyle = 'ISO, MDY'",
          "SET IntervalStyle = 'postgres'",
          "SET extra_float_digits = 1",
          "SET bytea_output = 'hex'",
          "SET standard_conforming_strings = on",
          "SET exit_on_error = off");

  private final Connection connection;
  private final Map<ObjectId, Optional<RowTable>> tables = new HashMap<>();
  private final Map<String, List<String>> read = new HashMap<>();

  private RowSession(Connection connection) {
    this.connection = connection;
  }

  /**
   * Connects to a database that is nobody else's.
   *
   * @param source where it is
   * @param mainSchema the schema in which names without one are looked up
   * @param role the role that owns what is there; empty for the one that connects
   * @return the session, which the caller closes
   * @throws QueryFailedException where the database can't be prepared for it
   */
  public static RowSession open(ConnectionSource source, String mainSchema, String role) {
    List<String> statements = new ArrayList<>(ScratchHost.OWN_TIME);
    if (!role.isEmpty()) {
      statements.add("SET ROLE " + Identifiers.quote(role));
    }
    statements.add("SET search_path = " + Identifiers.quote(mainSchema));
    statements.add("SET synchronous_commit = off");
    statements.addAll(PINNED);
    statements.add(READ);
    try {
      Connection connection = source.connect();
      try (Statement statement = connection.createStatement()) {
        connection.setAutoCommit(true);
        for (String one : statements) {
          statement.execute(one);
        }
        connection.setAutoCommit(false);
        return new RowSession(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static QueryFailedException failed(SQLException e) {
    return ServerError.failed("Trying rows", ServerError.find(e).orElseThrow(), e);
  }

  private static String named(ObjectId id) {
    return Identifiers.quote(id.schema()) + "." + Identifiers.quote(id.path().get(1));
  }

  /** Each row with its columns as values; the transaction is left open. */
  private List<List<String>> values(String sql) throws SQLException {
    return asked(sql, text -> text.map(Literals::quote).orElse(NULL));
  }

  /** The same as texts, empty where one is missing. */
  List<List<String>> texts(String sql) {
    try {
      List<List<String>> rows = asked(sql, text -> text.orElse(""));
      connection.commit();
      return rows;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private List<List<String>> asked(String sql, Function<Optional<String>, String> cell)
      throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(cell.apply(Optional.ofNullable(result.getString(i))));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Does something; whether the server let it. */
  private boolean does(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
      return true;
    } catch (SQLException e) {
      rollback();
      return false;
    }
  }

  /** {@return whether what was written stays} */
  boolean commit() {
    try {
      connection.commit();
      return true;
    } catch (SQLException e) {
      rollback();
      return false;
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** {@return a table, where it is there} */
  Optional<RowTable> table(ObjectId id) {
    return tables.computeIfAbsent(id, any -> new RowTableReader(this::texts).read(named(id)));
  }

  /**
   * Inserts a row; the transaction is left open.
   *
   * @param table the table
   * @param values the values by column
   * @param all whether they win over what is always generated
   * @return the row as the server took it
   * @throws SQLException where it didn't; the transaction is rolled back then
   */
  Map<String, String> insert(RowTable table, Map<String, String> values, boolean all)
      throws SQLException {
    List<String> names = table.columns().stream().map(RowTable.RowColumn::name).toList();
    String written =
        values.isEmpty()
            ? " DEFAULT VALUES"
            : " (%s)%s VALUES (%s)"
                .formatted(
                    values.keySet().stream()
                        .map(Identifiers::quote)
                        .collect(Collectors.joining(", ")),
                    all ? " OVERRIDING SYSTEM VALUE" : "",
                    String.join(", ", values.values()));
    try {
      List<List<String>> rows =
          values("INSERT INTO " + table.name() + written + " RETURNING " + RowTable.texts(names));
      if (rows.size() != 1) {
        throw new SQLException("another number of rows", "P0000");
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), rows.get(0).get(i));
      }
      return row;
    } catch (SQLException e) {
      LOG.debug("A row for {} was refused: {}", table.name(), e.getMessage());
      rollback();
      throw e;
    }
  }

  /**
   * {@return the first rows of what a foreign key leads to, each with the values of its columns}
   */
  List<List<String>> referenced(RowTable.Reference key) {
    return rows(
        "SELECT %s FROM %s ORDER BY 1 LIMIT 10"
            .formatted(RowTable.texts(key.referenced()), key.table()));
  }

  private List<List<String>> rows(String sql) {
    try {
      List<List<String>> rows = values(sql);
      connection.commit();
      return rows;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Values of a column.
   *
   * @param column the column
   * @param checks what must hold for it alone
   * @param texts what to try
   * @return those that its type can read and the checks let through, as the type writes them
   */
  List<String> values(RowTable.RowColumn column, List<String> checks, Collection<String> texts) {
    String check = checks.isEmpty() ? "true" : "(" + String.join(") AND (", checks) + ")";
    return read.computeIfAbsent(
        column.type() + " " + (checks.isEmpty() ? "" : column.name() + check) + texts,
        any ->
            texts.isEmpty()
                ? List.of()
                : texts(
                        "SELECT pg_temp.aludel_read(t.text, %s, %s, %s) FROM (VALUES %s) AS t (text, at) ORDER BY t.at"
                            .formatted(
                                Literals.quote(column.type()),
                                Literals.quote(column.name()),
                                Literals.quote(check),
                                numbered(texts)))
                    .stream()
                    .map(row -> row.get(0))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .map(Literals::quote)
                    .toList());
  }

  private static String numbered(Collection<String> texts) {
    List<String> numbered = new ArrayList<>();
    texts.forEach(
        text -> numbered.add("(%s, %s)".formatted(Literals.quote(text), numbered.size())));
    return String.join(", ", numbered);
  }

  /**
   * The rows of a table, in no order that means something.
   *
   * @param table the table
   * @param columns the columns to read
   * @return each row with the values of these columns
   */
  public List<List<String>> rows(ObjectId table, List<String> columns) {
    RowTable there = table(table).orElseThrow();
    return rows("SELECT %s FROM %s".formatted(RowTable.texts(columns), there.from())).stream()
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }

  /**
   * The rows of a view, each by the names of its columns.
   *
   * @param view a view, or a materialized view that was filled
   * @return all rows as one text, or the error that reading them ends in
   */
  public String rowsOf(ObjectId view) {
    try {
      String rows =
          values("SELECT to_jsonb(aludel_row)::text FROM %s AS aludel_row".formatted(named(view)))
              .stream()
              .map(row -> row.get(0))
              .sorted()
              .collect(Collectors.joining("\n"));
      connection.commit();
      return rows;
    } catch (SQLException e) {
      rollback();
      return "error " + e.getSQLState();
    }
  }

  /** Fills materialized views: those that others read stand before the others. */
  public void fill(Collection<ObjectId> views) {
    views.forEach(view -> does("REFRESH MATERIALIZED VIEW " + named(view)));
  }

  /**
   * Empties tables, and takes away what would change rows on their way in or refuse them for others
   * that come later: triggers, rules, foreign keys.
   *
   * @param emptied the tables
   * @return whether the server let it
   */
  public boolean open(Collection<ObjectId> emptied) {
    boolean done = true;
    for (List<String> key :
        texts(
            "SELECT format('%I.%I', n.nspname, r.relname), quote_ident(c.conname) FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class r ON r.oid = c.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace WHERE c.contype = 'f' AND c.conparentid = 0 AND c.coninhcount = 0")) {
      done &= does("ALTER TABLE %s DROP CONSTRAINT %s".formatted(key.get(0), key.get(1)));
    }
    for (ObjectId table : emptied) {
      done &= does("ALTER TABLE %s DISABLE TRIGGER USER".formatted(named(table)));
      for (List<String> rule :
          texts(
              "SELECT quote_ident(rulename) FROM pg_catalog.pg_rewrite WHERE ev_class = %s::regclass"
                  .formatted(Literals.quote(named(table))))) {
        done &= does("ALTER TABLE %s DISABLE RULE %s".formatted(named(table), rule.get(0)));
      }
    }
    return done
        && (emptied.isEmpty()
            || does(
                "TRUNCATE "
                    + emptied.stream().map(RowSession::named).collect(Collectors.joining(", "))
                    + " CASCADE"));
  }

  /**
   * Puts the rows of another database's table into the one of the same name, by columns' names.
   *
   * @param other the other database
   * @param table the table
   * @return whether it has the same rows now; more than some are not copied
   */
  public boolean copy(RowSession other, ObjectId table) {
    RowTable theirs = other.table(table).orElseThrow();
    Optional<RowTable> ours = table(table);
    List<String> columns =
        theirs.columns().stream()
            .filter(column -> !column.generated())
            .map(RowTable.RowColumn::name)
            .toList();
    boolean known =
        ours.isPresent() && columns.stream().allMatch(name -> ours.get().column(name).isPresent());
    if (!known) {
      return false;
    }
    List<List<String>> rows =
        other.rows(
            "SELECT %s FROM %s LIMIT %s"
                .formatted(RowTable.texts(columns), theirs.from(), MOST_COPIED + 1));
    if (rows.size() > MOST_COPIED || (columns.isEmpty() && !rows.isEmpty())) {
      return false;
    }
    return rows.isEmpty()
        || does(
            "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES %s"
                .formatted(
                    theirs.name(),
                    columns.stream().map(Identifiers::quote).collect(Collectors.joining(", ")),
                    rows.stream()
                        .map(row -> "(" + String.join(", ", row) + ")")
                        .collect(Collectors.joining(", "))));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
