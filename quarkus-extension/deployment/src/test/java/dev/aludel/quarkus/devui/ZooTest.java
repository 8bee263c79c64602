package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.hibernate.zoo.Visitor;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresServer;
import dev.aludel.postgres.Psql;
import dev.aludel.quarkus.DevTerminal;
import dev.aludel.quarkus.TestDatabase;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import io.quarkus.test.QuarkusDevModeTest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An application whose entities have nearly every annotation, with Envers, Bean Validation, a
 * mapping file and a setting of Hibernate's own, in dev mode with Hibernate's validation switched
 * on. Core and Spring have such a test in every build; this one is asked for.
 */
@EnabledIfSystemProperty(
    named = "aludel.zoo",
    matches = "true",
    disabledReason = "-Daludel.zoo=true asks for it")
public class ZooTest {

  private static final PostgresDatabase DB = PostgresServer.shared().createDatabase("zoo");
  private static final int PORT = DevApplication.freePort();

  private static final String INSTANTS =
      "quarkus.hibernate-orm.unsupported-properties.\"hibernate.type.preferred_instant_jdbc_type\"=";

  /** What annotations have no words for, on tables of the zoo. */
  private static final String BY_HAND =
      """
      CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER stamp BEFORE INSERT ON visitors FOR EACH ROW EXECUTE FUNCTION stamp();
      CREATE INDEX visitors_rich ON visitors (email) WHERE points > 100;
      ALTER TABLE visitors ENABLE ROW LEVEL SECURITY, SET (fillfactor = 70);
      CREATE POLICY own ON visitors USING (seen IS NOT NULL);
      ALTER TABLE visitors ALTER region SET DEFAULT 'here';
      CREATE VIEW lately AS SELECT id, email, seen FROM visitors WHERE seen > '2026-01-01';
      """;

  @RegisterExtension
  static final QuarkusDevModeTest DEV_MODE =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              jar ->
                  jar.addPackage(Visitor.class.getPackage())
                      .addClass(Somebody.class)
                      .addAsResource("dev/aludel/hibernate/zoo-orm.xml", "zoo-orm.xml")
                      .addAsResource(
                          new StringAsset(
                              revision(
                                  "base", "CREATE EXTENSION citext;", "DROP EXTENSION citext;")),
                          "db/migrations/20260101_000000_by_hand.sql")
                      .addAsResource(
                          new StringAsset(
                              new TestDatabase(DB.url(), DB.user(), DB.password()).settings(PORT)
                                  + INSTANTS
                                  + "TIMESTAMP_UTC\n"
                                  + """
                                  quarkus.aludel.scratch=server
                                  quarkus.hibernate-orm.packages=dev.aludel.hibernate.zoo
                                  quarkus.hibernate-orm.mapping-files=zoo-orm.xml
                                  quarkus.hibernate-orm.multitenant=DISCRIMINATOR
                                  quarkus.hibernate-orm.schema-management.strategy=none
                                  """),
                          "application.properties"));

  private final DevTerminal terminal = new DevTerminal();

  private static String revision(String revises, String up, String down) {
    return "-- @revises %s\n-- @upgrade\n%s\n-- @downgrade\n%s\n".formatted(revises, up, down);
  }

  @Test
  void theZooBecomesOneRevisionAndWhatNoAnnotationSaysSurvivesEachFurtherOne() throws Exception {
    assertThat(type("revision --autogenerate -m zoo " + folder())).contains("_zoo.sql");
    set("schema-management.strategy=none", "schema-management.strategy=validate");
    assertThat(type("check")).startsWith("No changes");

    String id = file("zoo").getFileName().toString().replace("_zoo.sql", "");
    DEV_MODE.addResourceFile(
        "db/migrations/29990101_000000_by_hand.sql", revision(id, BY_HAND, "SELECT 1;"));
    assertThat(type("check")).startsWith("No changes");
    List<String> before = byHand(DB);
    assertThat(before).hasSize(6);

    set("=TIMESTAMP_UTC", "=TIMESTAMP");
    assertThat(type("revision --autogenerate -m instants --drops write " + folder()))
        .contains("change column visitors.seen: type", "_instants.sql");
    assertThat(Files.readString(file("instants")))
        .contains("ALTER COLUMN seen TYPE timestamp(6) without time zone", "CREATE VIEW lately AS");
    assertThat(byHand(DB)).isEqualTo(before);
    assertThat(type("check")).startsWith("No changes");
    if (Psql.major("pg_dump").orElse(0) >= DB.serverMajor()) {
      nothingChangesByADump();
    }
  }

  private void nothingChangesByADump() throws Exception {
    PostgresDatabase restored = DB.fresh();
    assertThat(Psql.run(restored, Psql.dumpSchema(DB)).error()).isEmpty();
    DEV_MODE.modifyResourceFile(
        "application.properties",
        text -> text.replace(DB.url(), restored.url()) + "quarkus.aludel.mode=none\n");
    assertThat(type("stamp heads")).contains("The database is at ");
    assertThat(type("check --database")).startsWith("No changes");
    assertThat(type("revision --autogenerate -m none --from database --stdout"))
        .startsWith("No changes");
  }

  /** Types a command; the application must run before and after it. */
  private String type(String command) throws Exception {
    development().doScan(true);
    assertThat(development().getDeploymentProblem()).isNull();
    String printed = terminal.type("aludel " + command);
    assertThat(development().getDeploymentProblem()).as(printed).isNull();
    return printed;
  }

  private static void set(String before, String after) {
    DEV_MODE.modifyResourceFile("application.properties", text -> text.replace(before, after));
  }

  private static List<String> byHand(PostgresDatabase database) {
    return database.strings(
        """
        SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'index', relname FROM pg_class WHERE relname = 'visitors_rich'
        UNION ALL SELECT 'table', relrowsecurity || ' ' || reloptions::text FROM pg_class
          WHERE relname = 'visitors'
        UNION ALL SELECT 'policy', polname FROM pg_policy
        UNION ALL SELECT 'default', pg_get_expr(adbin, adrelid) FROM pg_attrdef
          WHERE adrelid = 'visitors'::regclass AND pg_get_expr(adbin, adrelid) LIKE '%here%'
        UNION ALL SELECT 'view', relname FROM pg_class WHERE relkind = 'v' AND relname = 'lately'
        ORDER BY 1, 2
        """);
  }

  private static Path revisions() {
    return development().getResourcesDir().get(0).resolve("db/migrations");
  }

  private static String folder() {
    return "--folder \"%s\"".formatted(revisions());
  }

  private static Path file(String message) throws IOException {
    try (Stream<Path> files = Files.list(revisions())) {
      return files
          .filter(one -> one.toString().endsWith("_" + message + ".sql"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static HotReplacementContext development() {
    return Objects.requireNonNull(DevConsoleManager.getHotReplacementContext());
  }

  /** There is one. */
  @Singleton
  @PersistenceUnitExtension
  public static class Somebody implements TenantResolver {
    @Override
    public String getDefaultTenantId() {
      return "somebody";
    }

    @Override
    public String resolveTenantId() {
      return "somebody";
    }
  }
}
