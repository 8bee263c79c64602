package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: its streams, its exit codes, its end by a signal. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class ProcessPostgresTest {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String CREATES_A_TABLE =
      """
      -- @revises base

      -- @upgrade
      CREATE TABLE t_aaaa (a int);

      -- @downgrade
      DROP TABLE t_aaaa;
      """;

  @TempDir Path temp;
  private PostgresDatabase database;
  private String heap = "-Xmx512m";
  private Path folder;

  @BeforeEach
  void fresh(PostgresDatabase shared) throws IOException {
    database = shared.fresh();
    folder = Files.createDirectory(temp.resolve("migrations"));
  }

  private Process start(String... words) throws IOException {
    return start(temp.resolve("out"), words);
  }

  private Process start(Path out, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.aludel.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.redirectOutput(out.toFile());
    builder.redirectError(temp.resolve("err").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("ALUDEL_URL", database.url());
    environment.put("ALUDEL_USER", database.user());
    environment.put("ALUDEL_PASSWORD", database.password());
    environment.put("ALUDEL_LOCATIONS", "filesystem:" + folder);
    environment.put("LANG", "C");
    return LeftProcesses.start(builder);
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String out() throws IOException {
    return Files.readString(temp.resolve("out"), StandardCharsets.UTF_8);
  }

  private String err() throws IOException {
    return Files.readString(temp.resolve("err"), StandardCharsets.UTF_8);
  }

  @Test
  void resultsGoToOneStreamAndErrorsToTheOther() throws Exception {
    Files.writeString(folder.resolve("aaaa.sql"), CREATES_A_TABLE);

    assertThat(end(start("pending"))).isZero();
    assertThat(out()).isEqualTo("upgrade <base> -> aaaa\n");
    assertThat(err()).isEmpty();

    assertThat(end(start("show", "bbbb"))).isEqualTo(1);
    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("error: There is no revision 'bbbb'");

    assertThat(end(start("shwo"))).isEqualTo(2);
  }

  @Test
  void aMessageInAnyScriptArrivesUnderALocaleThatKnowsOnlyAscii() throws Exception {
    Assumptions.assumeThat(Path.of("/proc/self/cmdline")).exists();
    Path script = temp.resolve("run.sh");
    Files.writeString(
        script,
        "exec '%s' -cp '%s' dev.aludel.cli.Main revision -m '添加 用户表'\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).directory(temp.toFile());
    builder.redirectOutput(temp.resolve("out").toFile());
    builder.redirectError(temp.resolve("err").toFile());
    builder.environment().put("ALUDEL_LOCATIONS", "filesystem:" + folder);
    builder.environment().put("LC_ALL", "C");

    assertThat(end(LeftProcesses.start(builder))).as(err()).isZero();
    assertThat(out()).contains("_添加_用户表.sql");
  }

  @Test
  void textsAreUtf8WhateverTheLocaleIs() throws Exception {
    Files.writeString(
        folder.resolve("aaaa.sql"),
        "-- @revises base\n-- @message 用户\n-- @upgrade empty\n-- @downgrade empty\n");

    assertThat(end(start("history"))).isZero();
    assertThat(out()).isEqualTo("<base> -> aaaa (head), 用户\n");
  }

  @Test
  void outputThatIsCutOffIsAFailure() throws Exception {
    Assumptions.assumeThat(Path.of("/dev/full")).exists();
    Files.writeString(folder.resolve("aaaa.sql"), CREATES_A_TABLE);
    for (List<String> words :
        List.of(
            List.of("upgrade", "--sql"),
            List.of("history"),
            List.of("heads", "--json"),
            List.of("upgrade"))) {
      Process process = start(Path.of("/dev/full"), words.toArray(String[]::new));
      assertThat(end(process)).as(words.toString()).isEqualTo(1);
      assertThat(err())
          .as(words.toString())
          .isEqualTo(
              """
              error: The output could not be written to its end, so what came of it is cut off.
              See whether the disk is full, or what reads the pipe ended. What the command did is done.
              """);
    }
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
  }

  @Test
  void aStatementThatDoesNotFitIntoMemoryIsAnErrorThatNamesTheRevision() throws Exception {
    Files.writeString(
        folder.resolve("aaaa.sql"),
        "-- @revises base\n\n-- @upgrade\nCREATE TABLE t (a text);\nINSERT INTO t VALUES ('"
            + "x".repeat(30_000_000)
            + "');\n\n-- @downgrade empty\n");
    heap = "-Xmx40m";
    assertThat(end(start("upgrade"))).isEqualTo(1);
    assertThat(err())
        .matches(
            "error: \\S+/aaaa\\.sql:5: a statement of revision 'aaaa' does not fit into this JVM's memory of \\d+ MB\\. Give the JVM more with '-Xmx', or split the statement; the data of a COPY is read piece by piece\\.\\n");
    assertThat(end(start("pending"))).isZero();
    assertThat(database.strings("SELECT to_regclass('t') IS NULL")).containsExactly("t");
  }

  @Test
  void anInterruptLeavesNothingHalfDone() throws Exception {
    Files.writeString(folder.resolve("aaaa.sql"), CREATES_A_TABLE);
    Files.writeString(
        folder.resolve("bbbb.sql"),
        """
        -- @revises aaaa

        -- @upgrade
        CREATE TABLE kept (a int);
        -- @commit
        CREATE TABLE half (a int);
        SELECT pg_sleep(600);

        -- @downgrade
        """);
    Process process = start("upgrade");
    String asleep =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    await(() -> !database.strings(asleep).isEmpty());
    Assumptions.assumeThat(ignoresInterrupts(process.pid()))
        .as("this build was started where interrupts are ignored")
        .isFalse();

    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(end(process)).isEqualTo(130);
    assertThat(err())
        .contains(
            "Interrupted: the open transaction is rolled back. What was committed stays: the"
                + " revisions before it, and the segments of one that runs in segments. Run it"
                + " again to go on.");
    await(() -> database.strings(asleep).isEmpty());
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
    assertThat(database.strings("SELECT revision, outcome FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|done", "bbbb|running");
    assertThat(database.strings("SELECT to_regclass('half') IS NULL, to_regclass('kept')"))
        .containsExactly("t|kept");
    assertThat(
            database.strings(
                "SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database"
                    + " WHERE locktype = 'advisory' AND datname = current_database()"))
        .containsExactly("0");
  }

  /** A shell starts what it puts into the background deaf to SIGINT, and so its children. */
  private static boolean ignoresInterrupts(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return false;
    }
    Matcher ignored =
        Pattern.compile("(?m)^SigIgn:\\s*([0-9a-f]+)$").matcher(Files.readString(status));
    return ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & 0b10) != 0;
  }

  /** Something that comes true by and by. */
  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("it should have come true by now").isBefore(end);
      Thread.sleep(50);
    }
  }
}
