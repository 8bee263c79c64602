package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.Workbench;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.Psql;
import dev.aludel.request.AutogenerateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application whose entities have nearly every annotation, with Envers, Bean Validation, a
 * mapping file and customizers, in a generation's own naming. The generations differ in packages
 * that the application needs; each has it under {@code zoo}.
 */
@ExtendWith(PostgresExtension.class)
public abstract class ZooContract {

  /** What annotations have no words for, on tables of the zoo. */
  private static final String BY_HAND =
      """
      CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER stamp BEFORE INSERT ON visitors FOR EACH ROW EXECUTE FUNCTION stamp();
      CREATE INDEX visitors_rich ON visitors (email) WHERE points > 100;
      CREATE INDEX visitors_lower ON visitors (lower(email));
      ALTER TABLE visitors ENABLE ROW LEVEL SECURITY, SET (fillfactor = 70);
      CREATE POLICY own ON visitors USING (seen IS NOT NULL);
      ALTER TABLE visitors ALTER region SET DEFAULT 'here';
      CREATE VIEW lately AS SELECT id, email, seen FROM visitors WHERE seen > '2026-01-01';
      GRANT SELECT ON lately TO PUBLIC;
      CREATE STATISTICS together ON email, region FROM visitors;
      """;

  private final PostgresDatabase db;
  private final Class<?> application;
  private final Path golden;
  @TempDir private Path folder;

  /**
   * Has a database of its own.
   *
   * @param db the class's database
   * @param application the generation's application
   * @param golden the file in {@code zoo} that has the revision
   */
  protected ZooContract(PostgresDatabase db, Class<?> application, String golden) {
    this.db = db.fresh();
    this.application = application;
    this.golden = Path.of("src/test/resources/zoo", golden);
  }

  @BeforeEach
  void anExtensionByHand() throws IOException {
    revision("20260101_000000", "base", "CREATE EXTENSION citext;", "DROP EXTENSION citext;");
  }

  private void revision(String id, String revises, String up, String down) throws IOException {
    Files.writeString(
        folder.resolve(id + "_by_hand.sql"),
        "-- @revises %s\n-- @upgrade\n%s\n-- @downgrade\n%s\n".formatted(revises, up, down));
  }

  private Applications application(PostgresDatabase database) {
    return Applications.on(database)
        .with("spring.jpa.mapping-resources", "dev/aludel/hibernate/zoo-orm.xml")
        .with("aludel.locations", "filesystem:" + folder)
        .with("aludel.scratch", "server");
  }

  private Ended command(Applications application, String command) {
    return Ended.here(application.with("aludel.run", command), this.application);
  }

  private Path file(String message) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(one -> one.toString().endsWith("_" + message + ".sql"))
          .findFirst()
          .orElseThrow();
    }
  }

  private String written(String message) throws IOException {
    String text = Files.readString(file(message));
    return text.substring(text.indexOf("-- @upgrade"));
  }

  @Test
  void theZooBecomesOneRevisionAndWhatNoAnnotationSaysSurvivesEachFurtherOne() throws IOException {
    assertThat(command(application(db), "revision --autogenerate -m zoo").code()).isZero();
    // From 18 on Hibernate asks for generated columns that aren't stored.
    String zoo = written("zoo").replace(" VIRTUAL", " STORED");
    if ("update".equals(System.getProperty("aludel.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, zoo);
    }
    assertThat(zoo).isEqualTo(Files.readString(golden));

    String id = file("zoo").getFileName().toString().replace("_zoo.sql", "");
    revision("29990101_000000", id, BY_HAND, "SELECT 1;");
    try (ConfigurableApplicationContext started = application(db).start(application)) {
      assertThat(workbench(started).check().words()).isEmpty();
    }
    List<String> before = byHand(db);
    assertThat(before).hasSize(9);

    Applications changed =
        application(db).with("zoo.instants", "TIMESTAMP").with("aludel.drops", "write");
    assertThat(command(changed, "revision --autogenerate -m instants").out())
        .contains("change column visitors.seen: type");
    assertThat(written("instants"))
        .contains("ALTER COLUMN seen TYPE timestamp(6) without time zone", "CREATE VIEW lately AS");
    try (ConfigurableApplicationContext started =
        changed.without("aludel.run").start(application)) {
      assertThat(byHand(db)).isEqualTo(before);
      assertThat(workbench(started).check().words()).isEmpty();
    }
    if (Psql.major("pg_dump").orElse(0) >= db.serverMajor()) {
      nothingChangesByADump();
    }
  }

  private static List<String> byHand(PostgresDatabase database) {
    return database.strings(
        """
        SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'index', relname FROM pg_class
          WHERE relname IN ('visitors_rich', 'visitors_lower')
        UNION ALL SELECT 'table', relrowsecurity || ' ' || reloptions::text FROM pg_class
          WHERE relname = 'visitors'
        UNION ALL SELECT 'policy', polname FROM pg_policy
        UNION ALL SELECT 'default', pg_get_expr(adbin, adrelid) FROM pg_attrdef
          WHERE adrelid = 'visitors'::regclass AND pg_get_expr(adbin, adrelid) LIKE '%here%'
        UNION ALL SELECT 'view', relname FROM pg_class WHERE relkind = 'v' AND relname = 'lately'
        UNION ALL SELECT 'grant', relname FROM pg_class WHERE relname = 'lately' AND relacl::text ~ '[{,]=r/'
        UNION ALL SELECT 'statistics', stxname FROM pg_statistic_ext
        ORDER BY 1, 2
        """);
  }

  private void nothingChangesByADump() {
    PostgresDatabase restored = db.fresh();
    assertThat(Psql.run(restored, Psql.dumpSchema(db)).error()).isEmpty();
    // Hibernate's own validation accepts it as well, or it would not start.
    try (ConfigurableApplicationContext there =
        application(restored)
            .with("zoo.instants", "TIMESTAMP")
            .with("aludel.mode", "none")
            .start(application)) {
      there.getBean(Aludel.class).stamp("heads");
      assertThat(workbench(there).checkDatabase().words()).isEmpty();
      assertThat(
              workbench(there)
                  .autogenerate(AutogenerateRequest.of("none").withFromDatabase(true))
                  .difference()
                  .words())
          .isEmpty();
    }
  }

  private static Workbench workbench(ConfigurableApplicationContext started) {
    return started.getBean(Aludel.class).workbench();
  }
}
