package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.quarkus.it.Application.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which connections revisions run on. */
@ExtendWith(PostgresExtension.class)
class ConnectionsPostgresTest {

  private static final String TABLES =
      "SELECT tablename || ' of ' || tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";

  private final PostgresDatabase db;

  ConnectionsPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  private static Application ending(Application application) {
    return application.with("quarkus.aludel.mode", "upgrade-and-exit");
  }

  @Test
  void aUrlOfItsOwnWinsAndAFurtherDatabaseNeedsNoDataSource() throws Exception {
    PostgresDatabase own = db.fresh();
    PostgresDatabase reports = db.fresh();
    Ended ended =
        ending(Application.on(db))
            .with("quarkus.aludel.url", own.url())
            .with("quarkus.aludel.user", own.user())
            .with("quarkus.aludel.password", own.password())
            .with("quarkus.aludel.\"reports\".active", "true")
            .with("quarkus.aludel.\"reports\".url", reports.url())
            .with("quarkus.aludel.\"reports\".user", reports.user())
            .with("quarkus.aludel.\"reports\".password", reports.password())
            .run();
    assertThat(ended.code()).isZero();
    assertThat(db.strings(TABLES)).isEmpty();
    assertThat(own.strings("SELECT name FROM customer")).containsExactly("Ada");
    assertThat(reports.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250101_100000");
  }

  @Test
  void aUserOfItsOwnWorksOnTheDataSourcesDatabase() throws Exception {
    String owner = db.name() + "_owner";
    db.execute(
        "CREATE ROLE " + owner + " LOGIN PASSWORD 'secret'",
        "GRANT CREATE ON SCHEMA public TO " + owner);
    try {
      Ended ended =
          ending(Application.on(db))
              .with("quarkus.aludel.user", owner)
              .with("quarkus.aludel.password", "secret")
              .run();
      assertThat(ended.code()).isZero();
      assertThat(db.strings(TABLES)).contains("customer of " + owner, "aludel_version of " + owner);
    } finally {
      db.execute("DROP OWNED BY " + owner, "DROP ROLE " + owner);
    }
  }

  @Test
  void aServerThatIsAwayIsToldInTheLibrarysWords() throws Exception {
    Ended ended =
        ending(Application.on(db))
            .with("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/nowhere")
            .run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("No connection from the application's data source")
        .contains("Check that the server runs")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutADatabaseItSaysWhatToSet() throws Exception {
    Ended ended = ending(Application.withoutDatabase()).run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            """
            There is no database to bring to head: no data source, and no setting 'quarkus.aludel.url'.
            Set 'quarkus.datasource.jdbc.url' or 'quarkus.aludel.url'; or switch the extension off with 'quarkus.aludel.enabled=false'.
            """);
    Ended reports =
        ending(Application.on(db)).with("quarkus.aludel.\"reports\".active", "true").run();
    assertThat(reports.code()).isEqualTo(1);
    assertThat(reports.out())
        .contains(
            """
            The database 'reports' has neither a data source nor a setting 'quarkus.aludel.url'.
            Set 'quarkus.datasource."reports".jdbc.url' or 'quarkus.aludel."reports".url'.
            """);
  }

  @Test
  void aDataSourceThatIsSwitchedOffIsLeftAlone() throws Exception {
    Ended ended =
        Application.on(db)
            .with("quarkus.datasource.active", "false")
            .with("quarkus.aludel.\"reports\".active", "true")
            .with("quarkus.aludel.\"reports\".mode", "upgrade-and-exit")
            .with("quarkus.aludel.\"reports\".url", db.url())
            .with("quarkus.aludel.\"reports\".user", db.user())
            .with("quarkus.aludel.\"reports\".password", db.password())
            .run();
    assertThat(ended.code()).isZero();
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250101_100000");
  }
}
