package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a revision's statements say beside their results is told, the first of very many. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class NoticesPostgresTest {

  @TempDir Path temp;
  private PostgresDatabase database;
  private RevisionFolder folder;
  private final Heard heard = new Heard();

  @BeforeEach
  void empty(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
  }

  private void revision(String options, String sql) {
    folder.file(
        "aaaa.sql",
        "-- @revises base\n" + options + "-- @upgrade\n" + sql + "\n-- @downgrade empty\n");
  }

  private Aludel aludel() {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .settings(Map.of("placeholders.word", "very secret"))
        .listener(heard)
        .build();
  }

  private static String raise(String level, String text) {
    return "DO $$ BEGIN RAISE %s '%s'; END $$;\n".formatted(level, text);
  }

  @Test
  void noticesAndWarningsAreToldBeforeTheRevisionIsDone() {
    revision("", raise("NOTICE", "one") + raise("WARNING", "two") + raise("INFO", "three"));
    try (LogCapture log = new LogCapture()) {
      aludel().upgrade();
      assertThat(log.lines()).contains("aaaa: NOTICE: one", "aaaa: WARNING: two");
    }
    assertThat(heard.events).containsExactly("NOTICE one", "WARNING two", "NOTICE three", "done");
  }

  @Test
  void inSegmentsAloneAndInACopyToo() {
    revision(
        "-- @transaction off\n",
        """
        CREATE TABLE t (a int);
        CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'row %', NEW.a; RETURN NEW; END $$;
        CREATE TRIGGER told BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION told();
        DO $$ BEGIN RAISE NOTICE 'alone'; END $$;
        COPY t FROM stdin;
        1
        2
        \\.
        """);
    aludel().upgrade();
    assertThat(heard.events)
        .containsExactly("NOTICE alone", "NOTICE row 1", "NOTICE row 2", "done");
  }

  @Test
  void whatAFailingRevisionSaidIsToldAsWell() {
    revision("", raise("NOTICE", "so far") + "SELECT 1/0;");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(AludelException.class);
    assertThat(heard.events).startsWith("NOTICE so far").endsWith("failed");
  }

  @Test
  void aSecretIsHiddenAndALineBreakShown() {
    revision(
        "-- @placeholders on\n",
        "CREATE FUNCTION say(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', $1; END $$;\n"
            + "SELECT say('${word}' || chr(10) || 'x');");
    aludel().upgrade();
    assertThat(heard.events.get(0)).doesNotContain("very secret").contains("\\nx");
  }

  @Test
  void ofVeryManyTheFirstHundredAreToldAndTheRestCountedInLittleMemory() throws Exception {
    revision("", "DO $$ BEGIN FOR i IN 1..300000 LOOP RAISE NOTICE 'line %', i; END LOOP; END $$;");
    Path out = temp.resolve("out.txt");
    Process process =
        LeftProcesses.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    UpgradeMain.class.getName(),
                    database.url(),
                    database.user(),
                    database.password(),
                    folder.location())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile()));
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
    String text = Files.readString(out);
    assertThat(text)
        .contains("NOTICE line 1\n", "NOTICE line 100\n", "299900 more, which are not shown.")
        .doesNotContain("NOTICE line 101\n");
  }

  /** Writes down what it hears. */
  private static final class Heard implements MigrationListener {
    private final List<String> events = new ArrayList<>();

    @Override
    public void noticed(Step step, String severity, String message) {
      events.add(severity + " " + message);
    }

    @Override
    public void done(StepReport report) {
      events.add("done");
    }

    @Override
    public void failed(Step step, AludelException error) {
      events.add("failed");
    }
  }
}
