package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the scripts through a real psql and reads from the server's log what it sent. */
@ForksProcesses
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PsqlTest {

  private static final String LAST = "SELECT 'the script has ended';";

  private Path log;
  private EmbeddedPostgres server;

  @BeforeAll
  void startServerThatLogsStatements(@TempDir Path folder) throws IOException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "psql"))),
        "psql is not on the PATH, so what it sends can't be compared");
    log = Files.createDirectory(folder.resolve("log"));
    server =
        EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_destination", "csvlog")
            .setServerConfig("log_directory", log.toString())
            .setServerConfig("log_statement", "all")
            .start();
  }

  @AfterAll
  void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void psqlSendsTheStatementsThatTheSplitterGives(Path script) throws Exception {
    String database = script.getFileName().toString().replace(".sql", "");
    psql("postgres", "-c", "CREATE DATABASE \"" + database + "\"");
    psql(database, "-f", script.toString(), "-c", LAST);

    List<String> sent = new ArrayList<>();
    for (String text : logged(database)) {
      // psql sends an empty statement too, and the comments before one.
      List<SqlStatement> statements = SqlSplitter.split(text);
      assertThat(statements).hasSizeLessThanOrEqualTo(1);
      statements.forEach(statement -> sent.add(statement.text()));
    }
    assertThat(SqlSplitter.split(Fixtures.text(script)))
        .extracting(SqlStatement::text)
        .isEqualTo(sent);
  }

  static List<Path> scripts() {
    return Fixtures.scripts();
  }

  private void psql(String database, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
    command.addAll(List.of("-h", "localhost", "-p", String.valueOf(server.getPort())));
    command.addAll(List.of("-U", "postgres", "-d", database));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGCLIENTENCODING", "UTF8");
    Process psql = LeftProcesses.start(builder);
    psql.getOutputStream().close();
    String output = new String(psql.getInputStream().readAllBytes());
    assertThat(psql.waitFor()).as(output).isZero();
  }

  /** The collector writes behind the server's back: waits for the statement known to be last. */
  private List<String> logged(String database) throws Exception {
    Instant limit = Instant.now().plusSeconds(30);
    while (true) {
      List<String> statements = StatementLog.read(log, database);
      if (statements.contains(LAST)) {
        return statements.subList(0, statements.indexOf(LAST));
      }
      assertThat(Instant.now()).as("the server's log is late").isBefore(limit);
      Thread.sleep(100);
    }
  }
}
