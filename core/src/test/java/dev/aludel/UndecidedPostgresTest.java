package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code -- @undecided}: nothing runs before a person has decided. */
@ExtendWith(PostgresExtension.class)
class UndecidedPostgresTest {

  private static final String OPEN = "-- @undecided is 'b' the old 'a'?\n";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  private String problem(int line) {
    return temp.resolve("bbbb.sql")
        + ":"
        + line
        + ": '-- @undecided is 'b' the old 'a'?': this is not decided yet. Decide it, and take the line away.";
  }

  @Test
  void anUpgradeRefusesItAndSoDoesWhateverPrintsOrTriesOne() {
    folder.revision("bbbb", "aaaa", "SELECT 1;\n" + OPEN + "SELECT 2;", "SELECT 3;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(problem(5));
    assertThatThrownBy(() -> aludel().dryRun("head")).hasMessage(problem(5));
    StringBuilder script = new StringBuilder();
    assertThatThrownBy(() -> aludel().offline().upgrade("base:head", script))
        .hasMessage(problem(5));
    assertThat(script).isEmpty();
    assertThatThrownBy(() -> aludel().validate(true)).hasMessage(problem(5));
    assertThat(database.strings("SELECT to_regclass('t_aaaa')")).containsExactly("null");
    assertThat(aludel().upgrade("aaaa").revisions()).containsExactly("aaaa");
  }

  @Test
  void aSectionWithNothingElseIsUndecidedNotEmpty() {
    folder.revision("bbbb", "aaaa", OPEN, "SELECT 3;");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessage(problem(4));
  }

  @Test
  void inADowngradeItIsRefusedByTheDowngradeAndByValidateBeforeTheUpgrade() {
    folder.revision("bbbb", "aaaa", "SELECT 1;", OPEN + "SELECT 3;");
    assertThatThrownBy(() -> aludel().validate(true)).hasMessage(problem(7));
    assertThat(aludel().upgrade().revisions()).containsExactly("aaaa", "bbbb");
    aludel().validate();
    assertThatThrownBy(() -> aludel().downgrade("aaaa"))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(problem(7));
    assertThatThrownBy(() -> aludel().offline().downgrade("bbbb:aaaa", new StringBuilder()))
        .hasMessage(problem(7));
    folder.revision("bbbb", "aaaa", "SELECT 1;", "SELECT 3;");
    assertThat(aludel().downgrade("aaaa").revisions()).containsExactly("bbbb");
  }

  @Test
  void anOlderBuildRefusesTheUndecidedDowngradeOfTheLog() {
    folder.revision("bbbb", "aaaa", "SELECT 1;", OPEN + "SELECT 3;");
    aludel().upgrade();
    assertThat(temp.resolve("bbbb.sql").toFile().delete()).isTrue();
    assertThatThrownBy(() -> aludel().downgrade("aaaa"))
        .hasMessageContaining("the log of the database:")
        .hasMessageContaining("'-- @undecided is 'b' the old 'a'?': this is not decided yet.");
  }

  @Test
  void aBuildRefusesItInAnUpgradeAndWarnsOfItInADowngrade() throws Exception {
    Path classes = Files.createDirectories(temp.resolve("classes/acme/migrations"));
    RevisionFolder built = RevisionFolder.in(classes);
    built.revision("bbbb", "base", OPEN + "SELECT 1;", OPEN + "SELECT 3;");
    built.revision("cccc", "bbbb", "SELECT 1;\nSELECT '", "SELECT 3;");
    String open =
        ": '-- @undecided is 'b' the old 'a'?': this is not decided yet. Decide it, and take the line away.";
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {temp.resolve("classes").toUri().toURL()})) {
      Workbench workbench =
          Aludel.builder()
              .classLoader(loader)
              .locations("classpath:acme/migrations")
              .build()
              .workbench();
      String folder = temp.resolve("classes").toString();
      for (ThrowingCallable build :
          List.<ThrowingCallable>of(
              () -> workbench.index(folder), () -> workbench.index(new StringBuilder()))) {
        assertThatThrownBy(build)
            .isInstanceOf(InvalidRevisionsException.class)
            .hasMessageContaining("bbbb.sql:4" + open)
            .hasMessageContaining("cccc.sql:5:8: a string begins here and does not end");
      }
      built.revision("bbbb", "base", "SELECT 1;", OPEN + "SELECT 3;");
      built.revision("cccc", "bbbb", "SELECT 1;", "SELECT 3;");
      try (LogCapture log = new LogCapture()) {
        assertThat(workbench.index(new StringBuilder()).files()).hasSize(2);
        assertThat(workbench.index(folder).revisions()).isEqualTo(2);
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.endsWith("bbbb.sql:7" + open));
      }
    }
  }

  @Test
  void aMarkThatIsMisspeltIsAnErrorOfTheFile() {
    folder.revision("bbbb", "aaaa", "-- @undecidet which\nSELECT 1;", "SELECT 3;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            temp.resolve("bbbb.sql")
                + ":4: '-- @undecidet which' is not '-- @undecided' on a line of its own. Write it so, or begin the comment with another word.");
    assertThatThrownBy(() -> aludel().validate(true)).isInstanceOf(InvalidRevisionsException.class);
  }
}
