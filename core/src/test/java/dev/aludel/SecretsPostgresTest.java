package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The value of a placeholder, and the password in a URL, are in no message, in no cause of one, in
 * no row of the log and in no line of the application's log, at any level.
 */
@ExtendWith(PostgresExtension.class)
class SecretsPostgresTest {

  private static final String VALUE = "Hunter2-of-the-night";

  @TempDir Path temp;
  private final PostgresDatabase database;
  private LogCapture log;

  SecretsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void listen() {
    database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    log = new LogCapture(Level.TRACE);
  }

  @AfterEach
  void listenNoMore() {
    log.close();
  }

  private Aludel aludel(Map<String, String> settings) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + temp)
        .settings(settings)
        .build();
  }

  private void run(String header, String upgrade) {
    RevisionFolder.in(temp)
        .file(
            "aaaa.sql",
            "-- @revises base\n-- @placeholders on\n"
                + header
                + "-- @upgrade\nCREATE TABLE item (a text UNIQUE, n int);\n"
                + upgrade
                + "\n-- @downgrade\nDROP TABLE item; SELECT '${value}';\n");
    Throwable failure = catchThrowable(() -> aludel(Map.of("placeholders.value", VALUE)).upgrade());
    assertThat(failure).as(upgrade).isNotNull();
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertHidden(printed.toString());
    assertThat(failure).hasMessageContaining("${value}");
    assertEverythingElseIsHidden();
  }

  private void assertEverythingElseIsHidden() {
    database.strings("SELECT row_to_json(l)::text FROM aludel_log l").forEach(this::assertHidden);
    assertThat(log.lines()).isNotEmpty().allSatisfy(this::assertHidden);
  }

  private void assertHidden(String text) {
    assertThat(text).doesNotContainIgnoringCase(VALUE).doesNotContainIgnoringCase("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          in a statement that fails          → INSERT INTO item (n) VALUES ('${value}');
          in a detail                        → INSERT INTO item (a) VALUES ('${value}'), ('${value}');
          in a later statement's detail      → INSERT INTO item (a) VALUES ('${value}'); INSERT INTO item (a) SELECT a FROM item;
          cut short in a detail              → ALTER TABLE item ADD CHECK (a = 'b'); INSERT INTO item (a) VALUES (repeat('x', 50) || '${value}');
          in a syntax error                  → SELECT ${value};
          folded to lower case               → ALTER ROLE "${value}" NOINHERIT;
          in an exception of PL/pgSQL        → DO $$ BEGIN RAISE EXCEPTION 'no' USING DETAIL = '${value}', HINT = '${value}'; END $$;
          in the stack inside the server     → DO $$ BEGIN EXECUTE 'SELECT ''${value}''::int'; END $$;
          in a notice                        → DO $$ BEGIN RAISE NOTICE 'so: %', '${value}'; END $$; SELECT '${value}'::int;
          """)
  void aPlaceholdersValueIsNowhere(String where, String upgrade) {
    run("", upgrade);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          in a segment                → VACUUM; SELECT '${value}'::int;
          in a statement alone        → CREATE INDEX CONCURRENTLY i ON item (a) WHERE a = '${value}'::name AND nowhere;
          in a block that may commit  → DO $$ BEGIN PERFORM '${value}'::int; END $$;
          """)
  void norWithoutATransaction(String where, String upgrade) {
    run("-- @transaction off\n", upgrade);
  }

  @Test
  void aRunThatSucceedsTellsNothingEither() {
    RevisionFolder.in(temp)
        .file(
            "aaaa.sql",
            "-- @revises base\n-- @placeholders on\n-- @upgrade\nCREATE TABLE a (b text);\n"
                + "VACUUM;\nDO $$ BEGIN RAISE NOTICE '%', '${value}'; END $$;\nINSERT INTO a VALUES ('${value}');\n"
                + "-- @downgrade\nDELETE FROM a WHERE b = '${value}'; DROP TABLE a;\n");
    Aludel aludel = aludel(Map.of("placeholders.value", VALUE));
    aludel.upgrade();
    assertThat(database.strings("SELECT b FROM a")).containsExactly(VALUE);
    aludel.downgrade("base");
    assertThat(log.lines()).contains("aaaa: NOTICE: ${value}");
    assertEverythingElseIsHidden();
    assertThat(aludel.toString()).doesNotContain(VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://me:hunter2@127.0.0.1:1/d",
    "jdbc:postgresql://127.0.0.1:1/d?user=me&password=hunter2",
    "jdbc:postgresql://127.0.0.1:1/d?user=me&sslpassword=hunter2&sslmode=nonsense",
    "jdbc:postgresql://127.0.0.1:hunter2/d",
    "jdbc:postgresql://127.0.0.1:1/d;password=hunter2",
    "postgres://me:hunter2@127.0.0.1:1/d",
    "postgres://me:a?hunter2@127.0.0.1:1/d",
    "postgres://me:a#hunter2@127.0.0.1:1/d",
    "postgres://me:hunter2@127.0.0.1:x,127.0.0.1:1/d?x=y",
    "mysql://me:hunter2@127.0.0.1:1/d"
  })
  void aPasswordInAUrlIsNowhere(String url) {
    RevisionFolder.in(temp).table("aaaa", "base");
    Throwable failure = catchThrowable(() -> aludel(Map.of("url", url)).upgrade());
    assertThat(failure).isNotNull();
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertHidden(printed.toString());
  }
}
