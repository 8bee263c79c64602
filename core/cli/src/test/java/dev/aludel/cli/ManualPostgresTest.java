package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.ResolutionException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.TableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README and the page for beginners tell to write, to type and to call. Maven's commands
 * are run elsewhere: by the build itself, and by the tests of the quickstart and of the plugin.
 */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class ManualPostgresTest {

  private static final Path PROJECT = Path.of("../..");
  private static final String MIGRATIONS = "src/main/resources/db/migrations";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
  private static final Pattern TYPED = Pattern.compile("(?m)^ {4}\\$ aludel (.*)\n((?: {4}.*\n)+)");

  @TempDir private Path folder;
  private PostgresDatabase database;

  @BeforeEach
  void freshDatabase(PostgresDatabase shared) {
    database = shared.fresh();
  }

  private static String page(String name) throws IOException {
    return Files.readString(PROJECT.resolve(name));
  }

  private static List<String> blocks(String page, String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Aludel aludel() {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + folder.resolve(MIGRATIONS))
        .build();
  }

  @Test
  void theReadmesCommandsPrintWhatStandsThere() throws Exception {
    for (String name : List.of("README.md", "README.zh-CN.md")) {
      freshDatabase(database);
      String page = page(name);
      List<String> sql = blocks(page, "sql");
      write(MIGRATIONS + "/20241107_120000_add_customers.sql", sql.get(0));
      aludel().upgrade();
      write("src/main/resources/db/schema.sql", sql.get(1));

      List<MatchResult> typed = TYPED.matcher(page).results().toList();
      assertThat(typed).hasSize(1);
      assertThat(steady(printed(typed.get(0).group(1))))
          .isEqualTo(steady(typed.get(0).group(2).replaceAll("(?m)^ {4}", "")));
      List<Path> files = revisions();
      assertThat(files).hasSize(2);
      assertThat(Files.readString(files.get(1))).contains(sql.get(2).strip());
      aludel().upgrade();
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private List<Path> revisions() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(MIGRATIONS))) {
      return files.sorted().toList();
    }
  }

  private String printed(String line) throws Exception {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return new TypedProcess(
            folder,
            database,
            List.of("-cp", System.getProperty("java.class.path"), "dev.aludel.cli.Main"))
        .type(words)
        .shown();
  }

  private static String steady(String text) {
    return text.replaceAll("PostgreSQL \\d+\\.\\d+ on \\S+:\\d+\\.", "PostgreSQL.")
        .replaceAll("\\d{8}_\\d{6}", "<id>");
  }

  @Test
  void eachCallOnThePageForBeginnersDoesWhatItSays() throws IOException {
    String page = page("core/docs/getting-started.md");
    List<String> sql = blocks(page, "sql");
    write(MIGRATIONS + "/20241107_120000_add_customers.sql", sql.get(0));
    write(MIGRATIONS + "/20241108_090000_add_orders.sql", sql.get(1));

    assertThat(aludel().pending().steps()).hasSize(2);
    assertThat(aludel().upgrade().steps()).hasSize(2);
    assertThat(aludel().current().rows()).containsExactly("20241108_090000");
    assertThat(aludel().history("", true)).hasSize(2);
    assertThat(aludel().log(20)).hasSize(2);

    aludel().downgrade("-1");
    assertThat(aludel().current().rows()).containsExactly("20241107_120000");
    aludel().upgrade();
    aludel().downgrade("20241107_120000");
    assertThat(aludel().current().rows()).containsExactly("20241107_120000");
    aludel().downgrade("base");
    assertThat(aludel().current().rows()).isEmpty();

    for (String one : List.of("20241109_090000", "20241109_100000")) {
      write(
          MIGRATIONS + "/" + one + ".sql",
          "-- @revises 20241108_090000\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade\nSELECT 1;\n");
    }
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(ResolutionException.class);
    write(MIGRATIONS + "/20241110_100000_merge_orders_and_invoices.sql", sql.get(2));
    aludel().upgrade();
    assertThat(aludel().current().rows()).containsExactly("20241110_100000");

    assertThat(calls(page))
        .as("calls that this test makes, or the next one")
        .containsExactly(
            "current", "downgrade", "history", "log", "pending", "stamp", "upgrade", "url");
  }

  private static TreeSet<String> calls(String page) {
    TreeSet<String> calls = new TreeSet<>();
    Matcher call = Pattern.compile("\\baludel\\.(\\w+)\\(|`\\.(url)\\(").matcher(page);
    while (call.find()) {
      calls.add(call.group(1) == null ? call.group(2) : call.group(1));
    }
    return calls;
  }

  @Test
  void theThreeWaysOnFromADatabaseThatIsNotEmptyLeadOn() throws IOException {
    String page = page("core/docs/getting-started.md");
    write(MIGRATIONS + "/20241107_120000_add_customers.sql", blocks(page, "sql").get(0));
    List<UnaryOperator<Aludel>> ways =
        List.of(
            stuck -> {
              stuck.stamp("20241107_120000");
              return stuck;
            },
            stuck -> {
              database.execute("ALTER TABLE customer RENAME TO others");
              return Aludel.builder()
                  .url(database.url(), database.user(), database.password())
                  .locations("filesystem:" + folder.resolve(MIGRATIONS))
                  .policies(Policies.defaults().withOnUnversioned(OnUnversioned.UPGRADE))
                  .build();
            },
            stuck ->
                Aludel.builder()
                    .dataSource(database.dataSource())
                    .locations("filesystem:" + folder.resolve(MIGRATIONS))
                    .tables(TableSettings.defaults().withSchema("shop"))
                    .build());
    for (UnaryOperator<Aludel> way : ways) {
      freshDatabase(database);
      database.execute("CREATE TABLE customer (id bigint, email text)");
      Aludel stuck = aludel();
      assertThatThrownBy(stuck::upgrade).isInstanceOf(DatabaseStateException.class);
      Aludel on = way.apply(stuck);
      on.upgrade();
      assertThat(on.current().rows()).containsExactly("20241107_120000");
    }
  }

  @Test
  void whatThePageForBeginnersTypesTakesOverATableThatIsThere() throws Exception {
    String page = page("core/docs/getting-started.md");
    TreeSet<String> typed = new TreeSet<>();
    Matcher line = Pattern.compile("`aludel ([^`]+)`").matcher(page);
    while (line.find()) {
      typed.add(line.group(1));
    }
    String imported = "import database -m \"as it was\"";
    String written = "revision -m \"as it was\"";
    String stamped = "stamp 20241107_120000";
    assertThat(typed).containsExactly(imported, written, stamped);

    Files.createDirectories(folder.resolve("src/main/resources"));
    database.execute("CREATE TABLE customer (id bigint, email text)");
    assertThat(printed(imported)).contains("_as_it_was.sql");
    assertThat(aludel().upgrade().steps()).isEmpty();
    Files.delete(revisions().get(0));

    freshDatabase(database);
    database.execute("CREATE TABLE customer (id bigint, email text)");
    assertThat(printed(written)).contains("_as_it_was.sql");
    Files.delete(revisions().get(0));
    write(MIGRATIONS + "/20241107_120000_as_it_was.sql", blocks(page, "sql").get(0));
    assertThat(printed(stamped)).contains("20241107_120000");
    assertThat(aludel().upgrade().steps()).isEmpty();
  }

  @Test
  void alembicsTableIsUsedAsItIs() throws IOException {
    String page = page("core/docs/getting-started.md");
    assertThat(page).contains("TableSettings.defaults().withVersionTable(\"alembic_version\")");
    write(MIGRATIONS + "/20241107_120000_add_customers.sql", blocks(page, "sql").get(0));
    database.execute(
        "CREATE TABLE customer (id bigint, email text)",
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('20241107_120000')");
    Aludel on =
        Aludel.builder()
            .dataSource(database.dataSource())
            .locations("filesystem:" + folder.resolve(MIGRATIONS))
            .tables(TableSettings.defaults().withVersionTable("alembic_version"))
            .build();
    assertThat(on.upgrade().steps()).isEmpty();
  }
}
