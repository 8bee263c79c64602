package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Data, names, messages and files that would rewrite a terminal or forge a line of a log. */
@ExtendWith(PostgresExtension.class)
class HostileTextPostgresTest {

  /** A line break, a line that nobody wrote, and the sequence that clears a terminal. */
  private static final String HOSTILE = "x\nFORGED line\r\u001b[2J\u009b2J\u202e$aludel$";

  private static final String SQL = "E'x\\nFORGED line\\r\\x1b[2J\\u009b2J\\u202e$aludel$'";

  @TempDir Path temp;
  private final PostgresDatabase database;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.aludel");

  HostileTextPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void startEmpty() {
    database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
  }

  private CommandLineProject desk() throws IOException {
    return new CommandLineProject(temp, database);
  }

  private String shown(CommandLineProject desk, String command) throws IOException {
    String output = desk.type("aludel " + command);
    assertHarmless(output);
    lines.list.forEach(line -> assertHarmless(line.getFormattedMessage()));
    return output;
  }

  private static void assertHarmless(String text) {
    assertThat(text.lines()).noneMatch(line -> line.matches("(! |- )*FORGED.*"));
    assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t' && Character.isISOControl(c)))
        .as(text)
        .isEmpty();
    assertThat(text).doesNotContain("\u202e");
  }

  @Test
  void aRowOfTheVersionTableIsShownOnOneLine() throws IOException {
    CommandLineProject desk = desk();
    desk.type("aludel ensure-version");
    database.execute("INSERT INTO aludel_version VALUES (" + SQL + ")");
    assertThat(shown(desk, "current"))
        .contains("x\\nFORGED line\\r\\u001b[2J\\u009b2J\\u202e$aludel$");
    for (String command :
        List.of(
            "upgrade",
            "validate",
            "downgrade base",
            "stamp base",
            "pending",
            "history -i",
            "check-heads")) {
      shown(desk, command);
    }
    assertThat(desk.type("aludel current --json")).contains("x\\nFORGED line\\r");
    shown(desk, "stamp --purge base");
  }

  @Test
  void aRowOfTheLogIsShownOnOneLine() throws IOException {
    CommandLineProject desk = desk();
    desk.type("aludel upgrade head");
    desk.type("aludel stamp --purge heads");
    database.execute(
        "UPDATE aludel_log SET message = %1$s, executed_by = %1$s, error = %1$s, tool_version = %1$s, labels = ARRAY[%1$s]"
            .formatted(SQL));
    assertThat(shown(desk, "log")).contains("x\\nFORGED line");
    String html = shown(desk, "history -i --format html");
    assertThat(html).contains("x\\nFORGED line\\r\\u001b");
    for (String command :
        List.of("history -i -v", "validate", "history -i --format mermaid", "log -n 1")) {
      shown(desk, command);
    }
  }

  @Test
  void aTableThatIsInTheWayIsShownOnOneLine() throws IOException {
    database.execute("CREATE TABLE \"" + HOSTILE + "\" (a int)");
    assertThat(shown(desk(), "upgrade")).contains("x\\nFORGED line");
  }

  @Test
  void aSchemaOfSuchANameIsWorkedIn() throws IOException {
    CommandLineProject desk = desk();
    Files.writeString(
        temp.resolve("aludel.properties"),
        "aludel.schema=x\\nFORGED line\\r\\u001b[2J$aludel$\naludel.version-table=v\\nFORGED$aludel$\n");
    assertThat(shown(desk, "upgrade 20240101_090000")).contains("Done");
    shown(desk, "current");
    shown(desk, "validate");
    shown(desk, "downgrade base");
    shown(desk, "config");
    assertThat(database.strings("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%FORGED%'"))
        .containsExactly("x\nFORGED line\r\u001b[2J$aludel$");
  }

  @Test
  void whatTheServerQuotesIsIndented() throws IOException {
    CommandLineProject desk = desk();
    Files.writeString(
        desk.revisions().resolve("20240101_000000_quote.sql"),
        "-- @revises base\n-- @upgrade\nDO $$ BEGIN RAISE NOTICE '%%', %1$s; RAISE EXCEPTION '%%', %1$s USING DETAIL = %1$s, HINT = %1$s; END $$;\n"
            .formatted(SQL));
    assertThat(shown(desk, "upgrade 20240101_000000")).contains("\n!     FORGED line\\r\\u001b[2J");
    shown(desk, "log");
    shown(desk, "upgrade --debug 20240101_000000");
  }

  @Test
  void aFilesNameAndMessageAreShownOnOneLine() throws IOException {
    CommandLineProject desk = desk();
    Files.writeString(
        desk.revisions().resolve("20240101_000000_x\nFORGED\u001b[2J.sql"),
        "-- @revises base\n-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 1;\n");
    Files.writeString(
        desk.revisions().resolve("20240102_000000_y.sql"),
        "-- @revises base\n-- @message z\u001b[2J\u202e\"]; click a\n-- @upgrade\nSELECT '\u001b[2J';\n-- @downgrade\nSELECT 1;\n");
    for (String command :
        List.of(
            "history",
            "history -v",
            "history --graph",
            "history --format mermaid",
            "history --format html",
            "heads -v",
            "branches",
            "show 20240101_000000",
            "show 20240102_000000",
            "pending heads",
            "upgrade 20240101_000000",
            "downgrade 20240101_000000@base",
            "stamp 20240102_000000",
            "log")) {
      shown(desk, command);
    }
    Files.writeString(
        desk.revisions().resolve("bad\nFORGED\u001b[2J.sql"), "-- @upgrade\nSELECT 1;\n");
    assertThat(shown(desk, "heads")).contains("bad\\nFORGED");
  }
}
