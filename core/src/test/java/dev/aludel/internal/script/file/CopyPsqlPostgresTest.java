package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.Psql;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import dev.aludel.revision.Direction;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The same sections, run by a real psql and through the driver, must leave the same tables. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class CopyPsqlPostgresTest {

  private final PostgresDatabase server;

  CopyPsqlPostgresTest(PostgresDatabase server) {
    this.server = server;
  }

  @BeforeAll
  static void needPsql() {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "psql"))),
        "psql is not on the PATH, so what it makes of COPY can't be compared");
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void theDriverWritesTheRowsThatPsqlWrites(Path revision, @TempDir Path folder) throws Exception {
    SqlScript script = CopyFixtures.read(revision);
    assumeTrue(
        Psql.endsCsvData(server) || !script.body().upgrade().text().matches("(?is).*\\bcsv\\b.*"),
        "psql is older than 18, and leaves the end of CSV data to this server, which doesn't see it");
    Path section = folder.resolve("upgrade.sql");
    Files.writeString(section, script.body().upgrade().text());

    try (PostgresDatabase psql = server.fresh();
        PostgresDatabase driver = server.fresh()) {
      run(psql, section);
      try (Connection connection = driver.dataSource().getConnection()) {
        script.read(Direction.UPGRADE, Map.of(), new DriverSink(connection));
      }
      assertThat(tables(driver)).isEqualTo(tables(psql)).isNotEmpty();
    }
  }

  /**
   * But the dump, whose first line an older psql does not know; what has placeholders; and a mark
   * in the file's last line without a line end, which psql sends to the server to refuse.
   */
  static List<Path> revisions() {
    List<String> others = List.of("dump.sql", "placeholders.sql", "mark-without-line-end.sql");
    return CopyFixtures.revisions().stream()
        .filter(file -> !others.contains(file.getFileName().toString()))
        .toList();
  }

  private static Map<String, List<String>> tables(PostgresDatabase db) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : db.strings("SELECT relname FROM pg_stat_user_tables")) {
      rows.put(table, db.strings("SELECT r::text FROM " + table + " AS r ORDER BY 1"));
    }
    return rows;
  }

  private static void run(PostgresDatabase db, Path file) throws Exception {
    PGSimpleDataSource source = db.dataSource();
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
    command.addAll(List.of("-h", source.getServerNames()[0]));
    command.addAll(List.of("-p", String.valueOf(source.getPortNumbers()[0])));
    command.addAll(List.of("-U", db.user(), "-d", db.name(), "-f", file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGCLIENTENCODING", "UTF8");
    builder.environment().put("PGPASSWORD", db.password());
    Process psql = LeftProcesses.start(builder);
    psql.getOutputStream().close();
    String output = new String(psql.getInputStream().readAllBytes());
    assertThat(psql.waitFor()).as(output).isZero();
  }

  /** What a runner does, without all that makes it safe. */
  private record DriverSink(Connection connection) implements StatementSink {

    @Override
    public void statement(SqlStatement statement) {
      try (Statement jdbc = connection.createStatement()) {
        jdbc.execute(statement.text());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void copy(SqlStatement copy, InputStream data) {
      try {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy.text(), data);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
