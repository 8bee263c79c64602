package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.HistoryElsewhereException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where no schema is set, the search_path says where the history is, and that may change between
 * two starts: the history must not run a second time.
 */
@ExtendWith(PostgresExtension.class)
class HistoryElsewherePostgresTest {

  private static final String FOUND =
      "The schema 'app' has no aludel_version, but the schema 'public' has a history of these revisions: 'aaaa' ran there.\n"
          + "To go on with that history, say 'schema=public': the search_path leads elsewhere now. If all of it must run in"
          + " 'app' as well, say 'schema=app'.";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void orders(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa", "base", "CREATE TABLE orders (a int);", "DROP TABLE IF EXISTS orders;")
            .revision("bbbb", "aaaa", "CREATE SCHEMA IF NOT EXISTS app;", "SELECT 1;");
  }

  private AludelBuilder over(DataSource source) {
    return Aludel.builder().dataSource(source).locations(folder.location());
  }

  private Aludel in(String... path) {
    PGSimpleDataSource source = database.dataSource();
    source.setCurrentSchema(String.join(",", path));
    return over(source).build();
  }

  private List<String> tables() {
    return database.strings(
        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE tablename ~ 'orders|aludel' ORDER BY 1");
  }

  @Test
  void aSchemaThatARevisionMakesForItsUserDoesNotRunTheHistoryAgain() {
    String user = "appu_" + database.name();
    database.execute(
        "CREATE ROLE " + user + " LOGIN PASSWORD 'secret'",
        "GRANT ALL ON SCHEMA public TO " + user,
        "GRANT CREATE ON DATABASE " + database.name() + " TO " + user);
    try {
      folder.revision("bbbb", "aaaa", "CREATE SCHEMA " + user + ";", "SELECT 1;");
      PGSimpleDataSource source = database.dataSource();
      source.setUser(user);
      source.setPassword("secret");
      over(source).build().upgrade();
      List<String> before = tables();
      assertThatThrownBy(() -> over(source).build().upgrade())
          .isInstanceOf(HistoryElsewhereException.class)
          .hasMessageContaining("The schema '%s' has no aludel_version".formatted(user))
          .hasMessageContaining("say 'schema=public'");
      assertThat(tables()).isEqualTo(before);
      assertThat(
              over(source)
                  .tables(TableSettings.defaults().withSchema("public"))
                  .build()
                  .upgrade()
                  .steps())
          .isEmpty();
    } finally {
      database.execute("DROP OWNED BY " + user + " CASCADE", "DROP ROLE " + user);
    }
  }

  @Test
  void anotherSearchPathStopsEveryCommandThatWouldActOnIt() {
    in("public").upgrade();
    Aludel moved = in("app", "public");
    assertThatThrownBy(moved::upgrade)
        .isInstanceOf(HistoryElsewhereException.class)
        .hasMessage(FOUND);
    assertThatThrownBy(() -> moved.downgrade("base")).hasMessage(FOUND);
    assertThatThrownBy(() -> moved.dryRun("head")).hasMessage(FOUND);
    assertThatThrownBy(moved::validate).hasMessage(FOUND);
    assertThatThrownBy(() -> moved.stamp("head")).hasMessage(FOUND);
    assertThatThrownBy(() -> moved.offline().upgrade("current:head", new StringBuilder()))
        .hasMessage(FOUND);
    assertThatThrownBy(() -> moved.workbench().ensureVersion()).hasMessage(FOUND);
    assertThat(tables())
        .containsExactly("public.aludel_log", "public.aludel_version", "public.orders");
    database.execute("ALTER DATABASE " + database.name() + " SET search_path = app, public");
    assertThatThrownBy(() -> over(database.dataSource()).build().upgrade()).hasMessage(FOUND);
  }

  @Test
  void aSchemaThatIsNamedIsMeant() {
    in("public").upgrade();
    Aludel app =
        over(database.dataSource()).tables(TableSettings.defaults().withSchema("app")).build();
    assertThat(app.upgrade().steps()).hasSize(2);
    assertThat(in("app").upgrade().steps()).isEmpty();
    // Tenants' schemas are named, too.
    assertThat(in("public").tenant("acme").upgrade().steps()).hasSize(2);
  }

  @Test
  void aHistoryOfOtherRevisionsAndOneThatWasTakenBackStandInNobodysWay() {
    in("public").upgrade();
    folder.revision("aaaa", "base", "CREATE TABLE others (a int);", "DROP TABLE others;");
    folder.revision("bbbb", "aaaa", "SELECT 'another text';", "SELECT 1;");
    assertThat(in("app").upgrade().steps()).hasSize(2);
    in("app").downgrade("base");
    database.execute("CREATE SCHEMA third");
    assertThat(in("third").upgrade().steps()).hasSize(2);
  }

  @Test
  void alembicsTableTellsByItsIdAlone() {
    database.execute(
        "CREATE SCHEMA app",
        "CREATE TABLE public.alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO public.alembic_version VALUES ('bbbb')");
    PGSimpleDataSource source = database.dataSource();
    source.setCurrentSchema("app");
    AludelBuilder builder =
        over(source).tables(TableSettings.defaults().withVersionTable("alembic_version"));
    assertThatThrownBy(() -> builder.build().upgrade())
        .hasMessageStartingWith(
            "The schema 'app' has no alembic_version, but the schema 'public' has a history of these revisions: 'bbbb' ran there.");
    database.execute("UPDATE public.alembic_version SET version_num = 'zzzz'");
    assertThat(builder.build().upgrade().steps()).hasSize(2);
  }

  @Test
  void tablesOfOthersAreNotReadAndNamed() {
    String role = "stranger_" + database.name();
    database.execute(
        "CREATE ROLE " + role,
        "CREATE SCHEMA theirs AUTHORIZATION " + role,
        "CREATE FUNCTION theirs.trap() RETURNS text LANGUAGE plpgsql AS 'BEGIN RAISE ''the trap was called''; END'",
        "CREATE VIEW theirs.aludel_version AS SELECT theirs.trap() AS version_num",
        "CREATE TABLE theirs.aludel_log (revision text)",
        "ALTER VIEW theirs.aludel_version OWNER TO " + role,
        "ALTER TABLE theirs.aludel_log OWNER TO " + role);
    try (LogCapture log = new LogCapture()) {
      PGSimpleDataSource source = database.dataSource();
      over(source).build().upgrade();
      // A superuser trusts superusers and the roles it has; what a stranger owns is named.
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.contains("were not read: \"theirs\".\"aludel_log\".")
                      && line.contains("name its schema with the setting 'schema'"));
    } finally {
      database.execute("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPrintedScriptDoesNotRunTwiceEither(ScriptRunner way) {
    StringBuilder script = new StringBuilder();
    over(database.dataSource()).build().offline().upgrade("head", script);
    assertThat(way.run(database, script.toString()).done()).isTrue();
    database.execute("ALTER DATABASE " + database.name() + " SET search_path = app, public");
    assertThat(way.stopsBeforeItChangesAnything(database, script.toString()).error())
        .contains(
            "The schema app has no aludel_version, but the schema public has a history of these revisions: aaaa ran there");
    StringBuilder stamp = new StringBuilder();
    over(database.dataSource()).build().offline().stamp("head", stamp);
    assertThat(way.stopsBeforeItChangesAnything(database, stamp.toString()).error())
        .contains("a history of these revisions");
  }
}
