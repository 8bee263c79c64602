package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Plan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a database sets for its sessions and would change what a revision means does not reach one.
 * DateStyle and what new objects are made with are as the connection brings them.
 */
@ExtendWith(PostgresExtension.class)
class EnvironmentPostgresTest {

  /** What the database sets, and what a revision finds. */
  private static final Map<String, List<String>> SETTINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("default_transaction_read_only", List.of("on", "off")),
              Map.entry("default_transaction_isolation", List.of("serializable", "read committed")),
              Map.entry("default_transaction_deferrable", List.of("on", "off")),
              Map.entry("IntervalStyle", List.of("sql_standard", "postgres")),
              Map.entry("array_nulls", List.of("off", "on")),
              Map.entry("transform_null_equals", List.of("on", "off")),
              Map.entry("bytea_output", List.of("escape", "hex")),
              Map.entry("extra_float_digits", List.of("-5", "1")),
              Map.entry("standard_conforming_strings", List.of("off", "on")),
              Map.entry("check_function_bodies", List.of("off", "on")),
              Map.entry("xmloption", List.of("document", "content")),
              Map.entry("client_min_messages", List.of("error", "notice")),
              Map.entry("exit_on_error", List.of("on", "off")),
              Map.entry("statement_timeout", List.of("60000", "0")),
              Map.entry("idle_session_timeout", List.of("4000", "0")),
              Map.entry("idle_in_transaction_session_timeout", List.of("60000", "0")),
              // Left alone on purpose.
              Map.entry("work_mem", List.of("5000", "5000")),
              Map.entry("row_security", List.of("off", "off"))));

  private static final String NAMES =
      SETTINGS.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(","));

  private static final String FOUND =
      "SELECT name || '=' || setting FROM pg_settings WHERE name IN (" + NAMES + ")";

  @TempDir Path temp;
  private PostgresDatabase database;
  private RevisionFolder folder;

  @BeforeEach
  void hostileDatabase(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
    folder.revision("aaaa", "base", "CREATE TABLE one AS " + FOUND + ";", "DROP TABLE one;");
    folder.file(
        "bbbb.sql",
        """
        -- @revises aaaa
        -- @transaction off
        -- @upgrade
        CREATE TABLE t (a integer);
        CREATE INDEX CONCURRENTLY i ON t (a);
        CREATE TABLE two AS %s;
        CREATE INDEX CONCURRENTLY j ON t (a);
        """
            .formatted(FOUND));
    database.execute(
        SETTINGS.entrySet().stream()
            .map(
                entry ->
                    "ALTER DATABASE %s SET %s = '%s';"
                        .formatted(database.name(), entry.getKey(), entry.getValue().get(0)))
            .collect(Collectors.joining("\n")));
  }

  private static List<String> values(int index) {
    return SETTINGS.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().get(index))
        .sorted()
        .toList();
  }

  private void assertWhatRevisionsFound() {
    for (String table : List.of("one", "two")) {
      assertThat(database.strings("SELECT * FROM " + table).stream().sorted().toList())
          .as(table)
          .isEqualTo(values(1));
    }
  }

  @Test
  void aRunFindsTheSameWhateverTheDatabaseBringsAndLeavesItSo() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Aludel.builder()
          .dataSource(pool)
          .locations(folder.location())
          .listener(new Slow())
          .build()
          .upgrade();
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(rows(statement)).isEqualTo(values(0));
      }
    }
    assertWhatRevisionsFound();
  }

  private static List<String> rows(Statement statement) throws Exception {
    List<String> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(FOUND)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows.stream().sorted().toList();
  }

  @Test
  void aPrintedScriptFindsTheSame() {
    StringBuilder script = new StringBuilder();
    Aludel.builder().locations(folder.location()).build().offline().upgrade("head", script);
    ScriptRunner.BY_JDBC.runsToItsEnd(database, script.toString());
    assertWhatRevisionsFound();
  }

  /** Makes a backup, say, for longer than the server lets a session idle. */
  private static final class Slow implements MigrationListener {
    @Override
    public void planned(Plan plan) {
      try {
        Thread.sleep(5000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
