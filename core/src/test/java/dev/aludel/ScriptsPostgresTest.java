package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts as people have them, through a whole upgrade: COPY data, placeholders, an older build's
 * way back.
 */
@ExtendWith(PostgresExtension.class)
class ScriptsPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void fresh(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa", "base", "CREATE TABLE item (id int, title text);", "DROP TABLE item;");
  }

  private Aludel aludel(Map<String, String> settings) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .settings(settings)
        .build();
  }

  @Test
  void copyDataGoesInWithTheStatementsAroundIt() {
    folder.revision(
        "bbbb",
        "aaaa",
        "INSERT INTO item VALUES (1, 'before');\nCOPY item (id, title) FROM stdin;\n2\ttwo\n3\t\\N\n\\.\nINSERT INTO item VALUES (4, 'after');",
        "TRUNCATE item;");
    aludel(Map.of()).upgrade();
    assertThat(database.strings("SELECT id, title FROM item ORDER BY id"))
        .containsExactly("1|before", "2|two", "3|null", "4|after");
  }

  @Test
  void aBadLineOfCopyDataRollsTheRevisionBack() {
    folder.revision(
        "bbbb",
        "aaaa",
        "COPY item FROM stdin;\n1\tone\nnot a number\ttwo\n\\.\n",
        "TRUNCATE item;");
    assertThatThrownBy(() -> aludel(Map.of()).upgrade())
        .hasMessageContaining("bbbb.sql, line 4, column 1")
        .hasMessageContaining("invalid input syntax for type integer: \"not a number\"")
        .hasMessageContaining("Where: COPY item, line 2, column id");
    assertThat(database.strings("SELECT count(*) FROM item")).containsExactly("0");
  }

  @Test
  void copyDataInARevisionWithoutATransactionIsPartOfASegmentOrOneOfItsOwn() {
    String many = "7\tseven\n".repeat(1_200_000);
    folder.revision(
        "bbbb",
        "aaaa",
        "COPY item FROM stdin;\n1\tone\n\\.\nCREATE INDEX CONCURRENTLY item_id ON item (id);\nCOPY item FROM stdin;\n"
            + many
            + "\\.\nINSERT INTO item VALUES (4, 'after');",
        "DROP INDEX CONCURRENTLY item_id;");
    aludel(Map.of()).upgrade();
    assertThat(database.strings("SELECT count(*), count(DISTINCT id) FROM item"))
        .containsExactly("1200002|3");
    assertThat(database.strings("SELECT statement FROM aludel_log WHERE revision = 'bbbb'"))
        .containsExactly("done 4");
  }

  @Test
  void placeholdersTakeTheirValuesFromTheSettings() {
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @placeholders on\n-- @upgrade\nINSERT INTO item VALUES (1, '${tenant}');\n-- @downgrade\nDELETE FROM item WHERE title = '${tenant}';\n");
    assertThatThrownBy(() -> aludel(Map.of()).upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining("placeholders.tenant");
    assertThat(database.strings("SELECT to_regclass('item')")).containsExactly("null");
    aludel(Map.of("placeholders.tenant", "blue")).upgrade();
    assertThat(database.strings("SELECT title FROM item")).containsExactly("blue");
    // The checksum is over the text as it stands in the file.
    assertThat(aludel(Map.of("placeholders.tenant", "red")).upgrade().steps()).isEmpty();
  }

  @Test
  void anOlderBuildUndoesANewerOnesRevisionsWithTheScriptInTheLog() throws Exception {
    folder.table("bbbb", "aaaa");
    folder.file(
        "cccc_newer.sql",
        "-- @revises bbbb\n-- @placeholders on\n-- @upgrade\nCREATE INDEX CONCURRENTLY item_${tenant} ON item (id);\n"
            + "-- @downgrade\nDROP INDEX CONCURRENTLY item_${tenant};\n");
    Aludel newer = aludel(Map.of("placeholders.tenant", "blue"));
    newer.upgrade();
    Files.delete(temp.resolve("cccc_newer.sql"));

    Aludel older = aludel(Map.of("placeholders.tenant", "blue"));
    assertThat(older.upgrade().steps()).isEmpty();
    assertThat(older.downgrade("aaaa").revisions()).containsExactly("cccc", "bbbb");
    assertThat(database.strings("SELECT to_regclass('item_blue')")).containsExactly("null");
    assertThat(older.upgrade().revisions()).containsExactly("bbbb");
  }

  @Test
  void aSecretPlaceholderIsNotPrintedWithAFailure() {
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @placeholders on\n-- @upgrade\nSELECT '${app_password}'::int;\n");
    assertThatThrownBy(() -> aludel(Map.of("placeholders.app_password", "hunter2")).upgrade())
        .hasMessageContaining("SELECT '${app_password}'::int")
        .hasMessageContaining("invalid input syntax for type integer: \"${app_password}\"")
        .hasMessageNotContaining("hunter2");
  }
}
