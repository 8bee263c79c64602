package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.autogenerate.SchemaChange;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.Psql;
import dev.aludel.schema.Schema;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schemas that are made real, and the ways between them, as the commands would write them. */
final class SchemaTrial implements AutoCloseable {

  private final PostgresDatabase server;
  private final ScratchDatabases scratch;
  private final Comparison comparison;

  /**
   * Works on the server of a database.
   *
   * @param server the database; it is left alone
   * @param folder an empty folder
   */
  SchemaTrial(PostgresDatabase server, Path folder) {
    Bench bench = new Bench(server, folder);
    this.server = server;
    this.scratch = bench.open(bench.options());
    this.comparison =
        new Comparison(
            scratch,
            new OwnTables(TableSettings.defaults(), "public"),
            new Unmanaged(List.of(), "public", List.of()));
  }

  /** {@return an empty database, which the caller closes} */
  PostgresDatabase empty() {
    return server.fresh();
  }

  /** {@return whether there is a pg_dump that reads this server} */
  boolean hasPgDump() {
    return Psql.major("pg_dump").filter(major -> major >= server.serverMajor()).isPresent();
  }

  /** {@return a database with what a text makes; its rows, and commands of psql, are left out} */
  PostgresDatabase load(String text) throws SQLException {
    PostgresDatabase database = empty();
    run(database, text);
    return database;
  }

  /** Runs a text but for its rows and what belongs to psql or the server. */
  void run(PostgresDatabase database, String text) throws SQLException {
    String ddl = text.replaceAll("(?m)^\\\\.*$", "");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET synchronous_commit = off; SET check_function_bodies = off");
      for (SqlStatement one : SqlSplitter.split(ddl)) {
        if (!isOfRows(one.text())) {
          execute(statement, one.text(), "the given text");
        }
      }
    }
  }

  private static boolean isOfRows(String sql) {
    return sql.matches(
        "(?is)(INSERT|UPDATE|DELETE|SELECT|WITH|COPY|REFRESH|TRUNCATE|BEGIN|COMMIT|SET CLIENT_ENCODING)\\b.*"
            + "|(CREATE|DROP) DATABASE\\b.*|ALTER .* OWNER TO \\w+");
  }

  Schema read(PostgresDatabase database) {
    return comparison.read(
        ConnectionSource.of(
            new DatabaseUrl(
                database.url(), Optional.of(database.user()), Optional.of(database.password()))));
  }

  /** {@return the schema with texts that stay as they are once they are read again} */
  Schema settled(Schema schema) {
    return comparison.settled(schema);
  }

  /** {@return what {@code aludel dump} writes of a schema whose texts have settled} */
  String dump(Schema settled) {
    return Dump.write(settled, "head", comparison, scratch.version());
  }

  /** {@return what is different about two schemas once their texts have settled} */
  List<Operation> between(Schema before, Schema after) {
    return comparison.between(before, Comparison.adoptNames(before, after));
  }

  /** {@return what looks different about two schemas} */
  List<Operation> plain(Schema before, Schema after) {
    return SchemaChange.between(before, Comparison.adoptNames(before, after));
  }

  /**
   * Leads a database from one schema to another, and looks at what has become of it.
   *
   * @param database a database with the one schema
   * @param before the one schema
   * @param after the other one
   * @return what it has then
   */
  Schema lead(PostgresDatabase database, Schema before, Schema after) throws SQLException {
    List<String> statements = comparison.statements(plain(before, after));
    String all = String.join(";\n", statements);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET synchronous_commit = off; SET search_path = public");
      connection.setAutoCommit(false);
      for (String sql : statements) {
        execute(statement, sql.equals(SchemaSql.COMMIT) ? "COMMIT" : sql, all);
      }
      connection.commit();
    }
    Schema now = read(database);
    assertThat(between(now, after)).as("what is left behind\n%s", all).isEmpty();
    return now;
  }

  private static void execute(Statement statement, String sql, String of) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("refused: " + e.getMessage() + "\n" + sql + "\nof\n" + of, e);
    }
  }

  /**
   * Asserts that pg_dump writes the same of two databases, whatever the order of statements,
   * columns and storage options; a text that changes when it is restored may be restored first. By
   * which index a table was clustered is never compared, nor is the name that the server gave to a
   * NOT NULL.
   */
  void assertSameDump(PostgresDatabase actual, PostgresDatabase expected) throws SQLException {
    if (!hasPgDump() || statements(actual).equals(statements(expected))) {
      return;
    }
    try (PostgresDatabase again = load(Psql.dumpSchema(actual));
        PostgresDatabase wanted = load(Psql.dumpSchema(expected))) {
      List<String> more = new ArrayList<>(statements(again));
      List<String> less = new ArrayList<>(statements(wanted));
      statements(wanted).forEach(more::remove);
      statements(again).forEach(less::remove);
      assertThat(String.join(";\n", more)).isEqualTo(String.join(";\n", less));
    }
  }

  private static List<String> statements(PostgresDatabase database) {
    return SqlSplitter.split(Psql.dumpSchema(database)).stream()
        .map(statement -> sorted(statement.text()))
        .filter(sql -> !sql.contains(" CLUSTER ON "))
        .sorted()
        .toList();
  }

  private static String sorted(String sql) {
    if (!sql.startsWith("CREATE TABLE") && !sql.startsWith("CREATE UNLOGGED TABLE")) {
      return sql;
    }
    return Arrays.stream(sql.split(",?\n"))
        .map(line -> line.replaceFirst("CONSTRAINT \\S+_not_null\\d*\"? NOT NULL", "NOT NULL"))
        .map(line -> line.startsWith("WITH (") ? inOrder(line) : line)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String inOrder(String options) {
    return Arrays.stream(options.split("[(,)] ?")).sorted().collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    scratch.close();
  }
}
