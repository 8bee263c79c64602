package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.OverlappingTargetsException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Printed scripts as text: no database is there, and none is asked. */
class OfflineTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private final StringBuilder sql = new StringBuilder();

  @BeforeEach
  void diamond() {
    folder =
        RevisionFolder.in(temp)
            .table("aaaa", "base")
            .table("bbbb", "aaaa")
            .table("cccc", "aaaa")
            .file("dddd_join.sql", "-- @revises bbbb, cccc\n");
  }

  private AludelBuilder builder(Migration... migrations) {
    return Aludel.builder().locations(folder.location()).migrations(migrations);
  }

  /** A Java revision that does what a test tells it to. */
  @Revision(id = "eeee", revises = "dddd", message = "fill in\nDROP TABLE t_aaaa;")
  public static final class GivenMigration implements ReversibleMigration {
    private final Work work;

    GivenMigration(Work work) {
      this.work = work;
    }

    @Override
    public void upgrade(Operations op) throws Exception {
      work.run(op);
    }

    @Override
    public void downgrade(Operations op) throws Exception {
      work.run(op);
    }
  }

  interface Work {
    void run(Operations op) throws Exception;
  }

  @Test
  void theScriptIsTheSameEachTimeAndReadsLikeThis() throws IOException {
    folder.revision(
        "ffff_add_notes",
        "dddd",
        "CREATE TABLE note (\n  text text\n);\n-- done",
        "DROP TABLE note;");
    builder()
        .tables(TableSettings.defaults().withSchema("shop"))
        .build()
        .offline()
        .upgrade("dddd:head", sql);
    assertThat(sql.toString()).isEqualTo(golden("upgrade.sql"));
    StringBuilder again = new StringBuilder();
    builder()
        .tables(TableSettings.defaults().withSchema("shop"))
        .build()
        .offline()
        .upgrade("dddd:head", again);
    assertThat(again.toString()).isEqualTo(sql.toString());
  }

  @Test
  void eachRevisionHasALineThatSaysWhereItLeads() {
    builder(new GivenMigration(op -> op.execute("SELECT 1")))
        .build()
        .offline()
        .upgrade("head", sql);
    assertThat(titles())
        .containsExactly(
            "-- Running upgrade base -> aaaa",
            "-- Running upgrade aaaa -> bbbb",
            "-- Running upgrade aaaa -> cccc",
            "-- Running upgrade bbbb, cccc -> dddd, join",
            "-- Running upgrade dddd -> eeee, fill in DROP TABLE t_aaaa;");
    sql.setLength(0);
    builder().build().offline().downgrade("head:base", sql);
    assertThat(titles())
        .containsExactly(
            "-- Running downgrade dddd -> bbbb, cccc, join",
            "-- Running downgrade cccc -> aaaa",
            "-- Running downgrade bbbb -> aaaa",
            "-- Running downgrade aaaa -> base");
    sql.setLength(0);
    builder().build().offline().stamp("aaaa:bbbb,cccc", sql);
    assertThat(titles()).containsExactly("-- Running stamp aaaa -> bbbb, cccc");
  }

  private List<String> titles() {
    return sql.toString().lines().filter(line -> line.startsWith("-- Running")).toList();
  }

  @Test
  void tablesAreCreatedOnlyWhereTheScriptStartsAtBase() {
    builder().build().offline().upgrade("aaaa:head", sql);
    assertThat(sql).doesNotContain("CREATE TABLE IF NOT EXISTS");
    builder().build().offline().upgrade("base:aaaa", sql);
    assertThat(sql).contains("CREATE TABLE IF NOT EXISTS");
  }

  @Test
  void aTargetThatIsReachedPrintsThatThereIsNothingToDo() {
    for (String range : List.of("head:head", "bbbb,cccc:bbbb", "base:base", "base")) {
      sql.setLength(0);
      builder().build().offline().upgrade(range, sql);
      assertThat(sql.toString())
          .as(range)
          .startsWith("\\set ON_ERROR_STOP on\n")
          .containsPattern("-- Nothing to do: a database at .* is there already.\n$")
          .doesNotContain("BEGIN");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bbbb:|The range 'bbbb:' does not say where it leads.|Write 'bbbb:head', or another revision behind the ':'.",
        ":head|The range ':head' does not say where it starts.|Write 'base:head', or 'current:head' to ask the database.",
        ":|The range ':' does not say where it starts.|Write 'from:to'.",
        "a:b:c|'a:b:c' is no range: a range has one ':'.|Write 'from:to'.",
        "bbbb,:head|The range 'bbbb,:head' has a ',' with nothing beside it.|Write several starts as in 'a,b:head'.",
        "current,bbbb:head|The range 'current,bbbb:head' mixes 'current' with something else.|'current' stands for every row that the database has: write 'current:head'.",
        "dddd:aaaa|The range 'dddd:aaaa' holds nothing to upgrade: a database that is at 'dddd' has 'aaaa' already.|Write the older end first; the way down is 'downgrade'.",
      })
  void aRangeThatMakesNoSenseIsRefused(String range, String description, String action) {
    assertThatThrownBy(() -> builder().build().offline().upgrade(range, sql))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.INVALID_RANGE))
        .hasMessage(description + "\n" + action);
    assertThat(sql).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aaaa,bbbb:head|The range 'aaaa,bbbb:head' starts at a revision that another of its starts includes: 'aaaa'.",
        "nope:head|There is no revision 'nope': no id or label is called so, and no id begins so.",
        "bbbb:nope|There is no revision 'nope': no id or label is called so, and no id begins so.",
        "bbbb,cccc:+1|'+1' starts from the current revision, but there are 2: 'bbbb', 'cccc'.",
        "bbbb:-1|'-1' goes down, and this is an upgrade.",
        "bbbb+1:head|'bbbb+1' counts from a revision, which 'upgrade --sql' doesn't take.",
        "bbbb:cccc,dddd|'cccc,dddd' has the form of no identifier: it has the character ','.",
        "bbbb:current|'current' means nothing to an upgrade, which starts from the current revisions.",
      })
  void anEndThatNamesNothingIsRefused(String range, String description) {
    assertThatThrownBy(() -> builder().build().offline().upgrade(range, sql))
        .isInstanceOfSatisfying(
            AludelException.class, e -> assertThat(e.description()).isEqualTo(description));
    assertThat(sql).isEmpty();
  }

  @Test
  void startsThatOverlapSayWhichToLeaveOut() {
    assertThatThrownBy(() -> builder().build().offline().upgrade("aaaa,bbbb:head", sql))
        .isInstanceOf(OverlappingTargetsException.class)
        .hasMessageEndingWith("\nLeave it out: a database has a row for the highest ones alone.");
  }

  @Test
  void aDowngradeSaysWhereItStarts() {
    assertThatThrownBy(() -> builder().build().offline().downgrade("base", sql))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.INVALID_RANGE))
        .hasMessage(
            "A downgrade that is printed has to say where it starts, and 'base' says only where it leads.\n"
                + "Write 'from:base', or 'current:base' to ask the database.");
    assertThatThrownBy(() -> builder().build().offline().downgrade("aaaa:bbbb", sql))
        .hasMessageStartingWith("'bbbb' is not applied, so a downgrade can't lead to it");
    assertThat(sql).isEmpty();
  }

  @Test
  void nothingIsPrintedWhereAStepCantBeDone() {
    folder.file("ffff.sql", "-- @revises dddd\n-- @upgrade\nBEGIN;\n");
    folder.file("gggg.sql", "-- @revises ffff\n-- @upgrade\n\n-- @downgrade\nSELECT 1;\n");
    assertThatThrownBy(() -> builder().build().offline().upgrade("head", sql))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining("'BEGIN' controls the transaction")
        .hasMessageContaining("Revision 'gggg' has an empty @upgrade section");
    assertThatThrownBy(() -> builder().build().offline().downgrade("ffff:base", sql))
        .hasMessageContaining("Revision 'ffff' has no downgrade");
    assertThat(sql).isEmpty();
  }

  @Test
  void oneTransactionForAllRefusesWhatCantRunInOne() {
    folder.revision("ffff", "dddd", "VACUUM t_aaaa;", "SELECT 1;");
    builder().build().offline().upgrade("head", new StringBuilder());
    assertThatThrownBy(
            () -> builder().transaction(TransactionMode.ALL).build().offline().upgrade("head", sql))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining(
            "can't be part of one transaction for all ('VACUUM' can't run inside a transaction, line 4). Run it with 'transaction=revision'.");
    assertThat(sql).isEmpty();
  }

  @Test
  void aJavaRevisionIsPrintedFromWhatItAsksFor() {
    GivenMigration told =
        new GivenMigration(
            op -> {
              op.execute("CREATE TABLE item (id int, name text); CREATE INDEX ON item (name)");
              op.bulkInsert("item", List.of(Map.of("id", 1), Map.of("id", 2)));
            });
    builder(told).build().offline().upgrade("dddd:head", sql);
    assertThat(sql)
        .contains(
            """
            CREATE TABLE item (id int, name text);

            CREATE INDEX ON item (name);

            INSERT INTO item ("id") VALUES
              (1),
              (2);

            """)
        .contains("VALUES ('eeee', 'upgrade', ");
  }

  @Test
  void aJavaRevisionThatAsksTheDatabaseIsRefusedEvenWhereItCatchesTheRefusal() {
    GivenMigration asks = new GivenMigration(op -> op.query("SELECT 1", row -> row.getInt(1)));
    assertThatThrownBy(() -> builder(asks).build().offline().upgrade("aaaa:head", sql))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'eeee' (fill in\\nDROP TABLE t_aaaa;) calls query() in its upgrade, and there is no database"
                + " to answer while SQL is printed (dev.aludel.OfflineTest$GivenMigration). Print around it: a script up to"
                + " what comes before it (dddd), then 'upgrade eeee' with the database at hand, then a script from"
                + " 'current'.");
    GivenMigration swallows =
        new GivenMigration(
            op -> {
              try {
                op.connection().close();
              } catch (RuntimeException e) {
                op.execute("SELECT 1");
              }
            });
    assertThatThrownBy(() -> builder(swallows).build().offline().downgrade("head:base", sql))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining("calls connection() in its downgrade");
    assertThat(sql).isEmpty();
  }

  @Test
  void aJavaRevisionThatFailsOrAsksForWhatIsRefusedPrintsNothing() {
    GivenMigration fails =
        new GivenMigration(
            op -> {
              throw new IOException("no such file");
            });
    assertThatThrownBy(() -> builder(fails).build().offline().upgrade("head", sql))
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("java.io.IOException: no such file\nNothing was printed.\n")
        .hasCauseInstanceOf(IOException.class);
    GivenMigration commits = new GivenMigration(op -> op.execute("COMMIT"));
    assertThatThrownBy(() -> builder(commits).build().offline().upgrade("head", sql))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining("'COMMIT' controls the transaction");
    assertThat(sql).isEmpty();
  }

  @Test
  void aDatabaseIsMissedOnlyWhereItIsNeeded() {
    assertThatThrownBy(() -> builder().build().offline().upgrade("current:head", sql))
        .hasMessageStartingWith("No database was named.\n");
    assertThat(sql).isEmpty();
  }

  @Test
  void aWriterThatFailsIsTheCallersOwnMatter() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> builder().build().offline().upgrade("head", full))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no space left");
  }

  /** The expected text; with {@code -Daludel.golden=update} it becomes what was printed. */
  private String golden(String name) throws IOException {
    Path file = Path.of("src/test/resources/dev/aludel/offline", name);
    if ("update".equals(System.getProperty("aludel.golden"))) {
      Files.writeString(file, sql);
    }
    return Files.readString(file);
  }
}
