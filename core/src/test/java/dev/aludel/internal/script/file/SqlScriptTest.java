package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

  @Test
  void aFileIsARevisionWithItsStatementsAndTheirPlaces() {
    SqlScript script =
        SqlScript.read(
            Written.file(
                """
                -- @revises 20241106_090000

                -- @upgrade
                CREATE TABLE app_user (id bigint);
                  INSERT INTO app_user VALUES (1)

                -- @downgrade
                DROP TABLE app_user;
                """));

    assertThat(script.node())
        .isEqualTo(
            new RevisionNode(
                "20241107_120000",
                List.of("20241106_090000"),
                List.of(),
                List.of(),
                "add user",
                "db/20241107_120000_add_user.sql"));
    assertThat(script.options()).isEqualTo(ScriptOptions.DEFAULT);
    assertThat(script.reversible()).isTrue();
    assertThat(script.body())
        .isEqualTo(
            new Body(
                new Body.Section(
                    false,
                    List.of(
                        ordinary("CREATE TABLE app_user (id bigint)", 4, 1),
                        ordinary("INSERT INTO app_user VALUES (1)", 5, 3)),
                    "CREATE TABLE app_user (id bigint);\n  INSERT INTO app_user VALUES (1)\n\n",
                    3),
                Optional.of(
                    new Body.Section(
                        false,
                        List.of(ordinary("DROP TABLE app_user", 8, 1)),
                        "DROP TABLE app_user;\n",
                        7)),
                Checksum.of("create table app_user(id bigint); insert into app_user values(1)")));
  }

  @Test
  void everyTagOfTheHeaderIsRead() {
    SqlScript script =
        SqlScript.read(
            Written.file(
                "\ufeff-- a comment\r\n"
                    + "--@id b1\r\n"
                    + "--\t@revises a1, a2\r\n"
                    + "-- @revises a3\r\n"
                    + "/* another\r\n -- @nothing */\r\n"
                    + "-- @depends-on c1,c2\r\n"
                    + "-- @label x, y\r\n"
                    + "-- @message add the user, at last\r\n"
                    + "-- @transaction off\r\n"
                    + "-- @lock-timeout 3s\r\n"
                    + "-- @statement-timeout 2 min\r\n"
                    + "-- @placeholders on\r\n"
                    + "-- @upgrade\r\n"));

    assertThat(script.node())
        .isEqualTo(
            new RevisionNode(
                "b1",
                List.of("a1", "a2", "a3"),
                List.of("c1", "c2"),
                List.of("x", "y"),
                "add the user, at last",
                "db/20241107_120000_add_user.sql"));
    assertThat(script.options())
        .isEqualTo(
            new ScriptOptions(
                false,
                Optional.of(Duration.ofSeconds(3)),
                Optional.of(Duration.ofMinutes(2)),
                true,
                true));
  }

  @Test
  void aSectionMayBeEmptyAndMaySayThatItIsOnPurpose() {
    assertThat(SqlScript.read(Written.file("-- @revises base\n-- @upgrade\n-- to do\n")).body())
        .isEqualTo(
            new Body(
                new Body.Section(false, List.of(), "-- to do\n", 2),
                Optional.empty(),
                Checksum.of("")));
    assertThat(
            SqlScript.read(Written.file("-- @revises base\n-- @upgrade empty\n-- @downgrade empty"))
                .body())
        .isEqualTo(
            new Body(
                new Body.Section(true, List.of(), "", 2),
                Optional.of(new Body.Section(true, List.of(), "", 3)),
                Checksum.of("")));
  }

  @Test
  void aMergePointNeedsNoSectionAndIsReversible() {
    Body.Section nothing = new Body.Section(true, List.of(), "", 0);
    SqlScript bare = SqlScript.read(Written.file("-- @revises a, b\n"));
    assertThat(bare.reversible()).isTrue();
    assertThat(bare.body()).isEqualTo(new Body(nothing, Optional.of(nothing), Checksum.of("")));

    SqlScript half = SqlScript.read(Written.file("-- @revises a, b\n-- @upgrade\nSELECT 1"));
    assertThat(half.reversible()).isTrue();
    assertThat(half.body().downgrade()).contains(nothing);
    assertThat(half.body().upgrade().statements()).containsExactly(ordinary("SELECT 1", 3, 1));
  }

  @Test
  void onlyADowngradeSectionMakesAFileReversible() {
    String header = "-- @revises base\n-- @upgrade\n";
    assertThat(SqlScript.read(Written.file(header + "SELECT 1;\n")).reversible()).isFalse();
    assertThat(SqlScript.read(Written.file(header + "SELECT '\n-- @downgrade\n';\n")).reversible())
        .isFalse();
    assertThat(SqlScript.read(Written.file(header + "-- see @downgrade\n")).reversible()).isFalse();
    assertThat(SqlScript.read(Written.file(header + "SELECT 1 -- @\n--@downgrade")).reversible())
        .isTrue();
  }

  @Test
  void tagsInsideQuotesAndBlockCommentsAreText() {
    SqlScript script =
        SqlScript.read(
            Written.file(
                """
                -- @revises base
                -- @upgrade
                DO $$
                -- @downgrade
                $$; /*
                -- @downgrade
                */
                -- @author nobody
                SELECT 1
                -- @downgrade
                ;
                """));
    assertThat(script.body().upgrade().statements())
        .containsExactly(ordinary("DO $$\n-- @downgrade\n$$", 3, 1), ordinary("SELECT 1", 9, 1));
    assertThat(script.body().downgrade()).contains(new Body.Section(false, List.of(), ";\n", 10));
  }

  @Test
  void theHeaderAndTheDowngradeDoNotCountInTheChecksum() {
    assertThat(
            SqlScript.read(
                    Written.file("-- @revises a\n-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 2;"))
                .body()
                .checksum())
        .isEqualTo(
            SqlScript.read(Written.file("-- @revises b\n\n-- @upgrade\nselect /* one */ 1 ;"))
                .body()
                .checksum())
        .isEqualTo(Checksum.of("SELECT 1;"));
  }

  @Test
  void theFileIsReadOnceForItsHeaderAndAnewForItsBody() throws Exception {
    byte[] bytes =
        ("-- @revises base\n-- @upgrade\n" + "SELECT 1;\n".repeat(50_000))
            .getBytes(StandardCharsets.UTF_8);
    AtomicInteger opened = new AtomicInteger();
    SqlScript script =
        SqlScript.read(
            new ScriptFile(
                "a.sql",
                "a.sql",
                () -> {
                  opened.incrementAndGet();
                  return new ByteArrayInputStream(bytes);
                }));
    assertThat(script.rawChecksum())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(script.reversible()).isFalse();
    assertThat(opened).hasValue(1);
    assertThat(script.body().upgrade().statements()).hasSize(50_000);
    assertThat(opened).hasValue(2);
  }

  @Test
  void whatCannotBeReadToItsEndIsNamedWithItsPlace() {
    SqlScript script = SqlScript.read(Written.file("-- @revises base\n-- @upgrade\nSELECT 'a"));
    assertThatThrownBy(script::body)
        .isInstanceOf(MalformedSqlException.class)
        .hasMessage(
            """
            db/20241107_120000_add_user.sql:3:8: a string begins here and does not end
            Close it with "'"; a quote inside it is written twice.""");
  }

  @Test
  void aFileThatIsGoneIsNamed() {
    IOException gone = new IOException("No such file");
    ScriptFile file =
        new ScriptFile(
            "a.sql",
            "db/a.sql",
            () -> {
              throw gone;
            });
    assertThatThrownBy(() -> SqlScript.read(file))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "db/a.sql: the file can't be read: No such file. Check that it is there and that this"
                + " process may read it.")
        .hasCause(gone);
  }

  private static SqlStatement ordinary(String text, int line, int column) {
    return new SqlStatement(text, line, column, StatementClass.ORDINARY);
  }
}
