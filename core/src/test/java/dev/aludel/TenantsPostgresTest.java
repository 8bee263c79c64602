package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.TenantsFailedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.setting.StartMode;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several schemas of one database, each with the revisions for itself. */
@ExtendWith(PostgresExtension.class)
class TenantsPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void twoRevisions(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
  }

  private AludelBuilder builder(String... tenants) {
    return Aludel.builder()
        .url(database.url(), database.user(), database.password())
        .locations(folder.location())
        .tenants(() -> List.of(tenants));
  }

  private List<String> rows(String schema) {
    return database.strings("SELECT version_num FROM %s.aludel_version".formatted(schema));
  }

  @Test
  void eachHasTablesRowsAndALogOfItsOwn() {
    builder("acme", "zeta").build().start();
    assertThat(
            database.strings(
                "SELECT schemaname || '.' || tablename FROM pg_tables"
                    + " WHERE schemaname IN ('acme', 'zeta', 'public') ORDER BY 1"))
        .containsExactly(
            "acme.aludel_log",
            "acme.aludel_version",
            "acme.t_aaaa",
            "acme.t_bbbb",
            "zeta.aludel_log",
            "zeta.aludel_version",
            "zeta.t_aaaa",
            "zeta.t_bbbb");
    assertThat(rows("acme")).containsExactly("bbbb");
  }

  @Test
  void oneIsTakenByItsName() {
    Aludel aludel = builder("acme", "zeta").build();
    aludel.start();
    assertThat(aludel.tenant("acme").downgrade("-1").revisions()).containsExactly("bbbb");
    assertThat(aludel.tenant("acme").current().rows()).containsExactly("aaaa");
    assertThat(aludel.tenant("zeta").current().atHeads()).isTrue();
    assertThat(aludel.tenant("acme").tenants()).isEmpty();
  }

  @Test
  void oneThatComesLaterNeedsNoStart() {
    Aludel aludel = builder("acme").build();
    aludel.start();
    aludel.tenant("late").upgrade();
    assertThat(rows("late")).containsExactly("bbbb");
  }

  @Test
  void whatNeedsADatabaseNeedsToKnowWhichTenant() {
    Aludel aludel = builder("acme").build();
    for (Runnable command :
        List.<Runnable>of(
            aludel::upgrade,
            aludel::current,
            aludel::pending,
            aludel::validate,
            () -> aludel.downgrade("base"),
            () -> aludel.stamp("head"),
            () -> aludel.log(1),
            () -> aludel.workbench().ensureVersion())) {
      assertThatThrownBy(command::run)
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "This database has tenants, each with a version table of its own, and none was"
                  + " named.\nName one: '--tenant <schema>' on the command line,"
                  + " tenant(\"<schema>\") in Java.");
    }
    assertThat(aludel.heads()).hasSize(1);
    assertThat(aludel.show("head")).hasSize(1);
    assertThat(aludel.history()).hasSize(2);
  }

  @Test
  void whoNamesThemIsAskedAtEachStart() {
    List<String> tenants = new ArrayList<>(List.of("acme"));
    Aludel aludel = builder().tenants(() -> tenants).build();
    aludel.start();
    tenants.add("zeta");
    aludel.start();
    assertThat(aludel.tenants()).containsExactly("acme", "zeta");
    assertThat(rows("zeta")).containsExactly("bbbb");
  }

  @Test
  void nobodyThereIsFine() {
    assertThat(builder().build().start()).isEqualTo(StartMode.UPGRADE);
    assertThat(database.strings("SELECT nspname FROM pg_namespace WHERE nspname = 'acme'"))
        .isEmpty();
  }

  @Test
  void aNameThatIsThereTwiceOrEmptyIsRefused() {
    assertThatThrownBy(() -> builder("acme", "acme").build().start())
        .hasMessage("The tenant 'acme' is there twice.\nName each tenant's schema once.");
    assertThatThrownBy(() -> builder("acme").build().tenant(" "))
        .hasMessage("A tenant has an empty name.\nName each tenant's schema once.");
    assertThatThrownBy(() -> builder(" ").build().start())
        .hasMessage("A tenant has an empty name.\nName each tenant's schema once.");
  }

  @Test
  void whoNamesThemAndFailsIsToldOf() {
    RuntimeException gone = new IllegalStateException("no table 'tenant'");
    Aludel aludel =
        builder()
            .tenants(
                () -> {
                  throw gone;
                })
            .build();
    assertThatThrownBy(aludel::start)
        .isInstanceOf(ConfigurationException.class)
        .hasSuppressedException(gone)
        .hasMessage(
            "The names of the tenants could not be read: no table 'tenant'\nIt works before any tenant's"
                + " revisions run: let it read what is there by then.");
  }

  @Test
  void oneSchemaForAllIsRefused() {
    for (String setting : List.of("schema", "version-schema")) {
      assertThatThrownBy(() -> builder("acme").settings(Map.of(setting, "all")).build())
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "Setting '%s' names one schema, and 'tenants' names several.\nLeave out one of the"
                      .formatted(setting)
                  + " two: each tenant has tables of its own in its schema.");
    }
  }

  @Test
  void aFailureInOneKeepsNoOtherFromItsTurn() {
    Aludel aludel = builder("acme", "broken", "zeta").build();
    database.execute("CREATE SCHEMA broken; CREATE TABLE broken.t_bbbb (id int)");
    assertThat(aludel.tenant("broken").stamp("aaaa").rowsAfter()).containsExactly("aaaa");
    TenantsFailedException failed =
        catchThrowableOfType(TenantsFailedException.class, aludel::start);
    assertThat(failed.failures()).containsOnlyKeys("broken");
    AludelException cause = failed.failures().values().iterator().next();
    assertThat(cause).isInstanceOf(RevisionFailedException.class).isSameAs(failed.getCause());
    assertThat(failed.description())
        .isEqualTo("1 of 3 tenants failed:\n- 'broken': " + cause.getMessage());
    assertThat(failed.action())
        .isEqualTo(
            "2 are as they should be. Mend what was named, then start again: only what is left is"
                + " done. On the command line '--tenant <schema>' names one.");
    assertThat(rows("zeta")).containsExactly("bbbb");
    assertThat(rows("broken")).containsExactly("aaaa");
  }

  @Test
  void withTheServerAwayTheRestIsNotTried() {
    Aludel aludel =
        Aludel.builder()
            .url("jdbc:postgresql://localhost:1/app", "u", "p")
            .locations(folder.location())
            .tenants(() -> List.of("acme", "beta", "zeta"))
            .build();
    TenantsFailedException failed =
        catchThrowableOfType(TenantsFailedException.class, aludel::start);
    assertThat(failed.failures()).containsOnlyKeys("acme");
    assertThat(failed.getCause()).isInstanceOf(ConnectionFailedException.class);
    assertThat(failed.action())
        .isEqualTo(
            "2 of the others were not tried. 0 are as they should be. Mend what was named, then start"
                + " again: only what is left is done. On the command line '--tenant <schema>' names"
                + " one.");
  }

  @Test
  void theyShareOneConnectionAndOneStatementEachWhenThereIsNothingToDo() throws Exception {
    String[] tenants = IntStream.range(0, 20).mapToObj(n -> "t" + n).toArray(String[]::new);
    Aludel aludel = builder(tenants).build();
    aludel.start();
    List<String> statements = database.statementsDuring(aludel::start);
    assertThat(statements.stream().filter(text -> text.contains("query_to_xml"))).hasSize(20);
    assertThat(statements.stream().filter(text -> !text.contains("query_to_xml")))
        .as("those of one connection that is opened")
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("SET application_name =");
  }

  @Test
  void aPoolOfOneIsEnough() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(2000);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      builder("acme", "zeta").dataSource(pool).build().start();
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
    assertThat(rows("zeta")).containsExactly("bbbb");
  }

  @Test
  void aPoolThatIsTooSmallForSeveralAtOnceIsTheRemedysBusiness() {
    folder.revision("cccc", "bbbb", "SELECT pg_sleep(1);", "SELECT 1;");
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Aludel aludel =
          builder("acme", "zeta").dataSource(pool).settings(Map.of("tenants-at-once", "2")).build();
      assertThatThrownBy(aludel::start)
          .isInstanceOf(TenantsFailedException.class)
          .hasMessageContaining(
              "Every connection of the pool is in use: give it more, or see who keeps them; where"
                  + " tenants are worked on at once, with a smaller 'tenants-at-once'.");
    }
  }

  @Test
  void severalRunAtOnceWhereThatIsWanted() {
    CyclicBarrier together = new CyclicBarrier(3);
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    builder("acme", "beta", "zeta")
        .settings(Map.of("tenants-at-once", "3"))
        .listener(new Meeting("", together, heard))
        .build()
        .start();
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "acme aaaa", "acme bbbb", "beta aaaa", "beta bbbb", "zeta aaaa", "zeta bbbb");
  }

  /** Each tenant waits at its first revision until all three are there. */
  private record Meeting(String tenant, CyclicBarrier together, List<String> heard)
      implements MigrationListener {

    @Override
    public MigrationListener ofTenant(String schema) {
      return new Meeting(schema, together, heard);
    }

    @Override
    public void planned(dev.aludel.revision.Plan plan) throws Exception {
      together.await(5, TimeUnit.MINUTES);
    }

    @Override
    public void done(StepReport report) {
      heard.add(tenant + " " + report.step().revision().id());
    }
  }

  @Test
  void theLogNamesTheTenantAndTheSum() {
    try (LogCapture log = new LogCapture()) {
      builder("acme").build().start();
      assertThat(log.lines().stream().map(line -> line.replaceAll("\\d+ ms", "… ms")))
          .containsExactly(
              "Tenant acme: Upgrade to 'head': 2 revision(s) to run, from base",
              "Tenant acme: Upgraded aaaa (… ms)",
              "Tenant acme: Upgraded bbbb (… ms)",
              "Tenant acme: Ran 2 of 2 revision(s) in … ms; the database '%s' (schema 'acme', user '%s') is at bbbb"
                  .formatted(database.name(), database.user()),
              "1 tenant(s) in … ms, 1 of them upgraded");
    }
  }

  @Test
  void theLogNamesTheDatabaseWhereThereAreSeveral() {
    try (LogCapture log = new LogCapture()) {
      builder("acme").framework("shops", false).build().start();
      Aludel.builder()
          .url(database.url(), database.user(), database.password())
          .locations(folder.location())
          .tables(TableSettings.defaults().withSchema("public"))
          .framework("reports", false)
          .build()
          .upgrade("aaaa");
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.equals(
                      "Database shops, tenant acme: Upgrade to 'head': 2 revision(s) to run, from base"))
          .anyMatch(line -> line.startsWith("Database reports: Upgraded aaaa ("));
    }
  }
}
