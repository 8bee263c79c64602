package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.error.DatabaseStateException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of somebody else's never stands in for one of Aludel's, and no row of it is read. */
@ExtendWith(PostgresExtension.class)
class UntrustedTablesPostgresTest {

  private static final String LOG_COLUMNS =
      "id bigint, revision text, direction text, statement text, checksum text, raw_checksum text, revises text[], depends_on text[],"
          + " outcome text";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;
  private String stranger;
  private String user;

  @BeforeEach
  void twoRolesThatMayCreate(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base");
    stranger = "stranger_" + database.name();
    user = "app_" + database.name();
    for (String role : List.of(stranger, user)) {
      database.execute("CREATE ROLE " + role, "GRANT CREATE, USAGE ON SCHEMA public TO " + role);
    }
    database.execute(
        "CREATE SCHEMA seen",
        "GRANT USAGE ON SCHEMA seen TO PUBLIC",
        "CREATE TABLE seen.ran (what text)",
        "GRANT ALL ON seen.ran TO PUBLIC");
  }

  @AfterEach
  void dropRoles() {
    for (String role : List.of(stranger, user)) {
      database.execute("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
    }
  }

  private void asStranger(String... statements) {
    database.execute("SET ROLE " + stranger + "; " + String.join("; ", statements));
  }

  /** Something that writes down that it was called, by whomever. */
  private void trap() {
    asStranger(
        "CREATE FUNCTION public.trap(text) RETURNS text LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO seen.ran VALUES (current_user); RETURN $1; END'");
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private static DatabaseStateException refusal(Aludel aludel, Consumer<Aludel> command) {
    return catchThrowableOfType(DatabaseStateException.class, () -> command.accept(aludel));
  }

  private void refuseEverything(Aludel aludel) {
    List<Consumer<Aludel>> commands =
        List.of(
            Aludel::current,
            Aludel::pending,
            Aludel::upgrade,
            each -> each.downgrade("base"),
            each -> each.stamp("aaaa"),
            Aludel::validate,
            each -> each.log(3),
            each -> each.show("current"));
    assertThat(commands).allSatisfy(command -> assertThat(refusal(aludel, command)).isNotNull());
    assertThat(database.strings("SELECT what FROM seen.ran")).isEmpty();
  }

  @Test
  void aViewOverAFunctionIsNotRead() {
    trap();
    asStranger("CREATE VIEW public.aludel_version AS SELECT public.trap('aaaa') AS version_num");
    refuseEverything(builder().build());
    DatabaseStateException refused = refusal(builder().build(), Aludel::current);
    assertThat(refused.description())
        .isEqualTo(
            "Aludel expects a table at \"public\".\"aludel_version\", and what the role '%s' has created there is none: nothing of it was read."
                .formatted(stranger));
  }

  @Test
  void aTableWithAPolicyIsNotReadAndNeitherIsOneWithATriggerWritten() {
    trap();
    asStranger(
        "CREATE TABLE public.aludel_version (version_num text)",
        "INSERT INTO public.aludel_version VALUES ('aaaa')",
        "ALTER TABLE public.aludel_version ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY all_of_them ON public.aludel_version USING (public.trap(version_num) <> '')",
        "GRANT ALL ON public.aludel_version TO PUBLIC",
        "CREATE TABLE public.aludel_log (" + LOG_COLUMNS + ")",
        "GRANT ALL ON public.aludel_log TO PUBLIC");
    refuseEverything(builder().build());
    DatabaseStateException refused = refusal(builder().build(), Aludel::upgrade);
    assertThat(refused.description())
        .matches(
            "The table \"public\"\\.\"aludel_(version|log)\" belongs to the role '"
                + stranger
                + "', which this user has no reason to trust: the table was not read\\.");
    assertThat(refused.action()).contains("'trusted-owners=" + stranger + "'").contains("OWNER TO");
    // And for a user to whom the policy applies.
    try (HikariDataSource pool = pool(user)) {
      refuseEverything(builder().dataSource(pool).build());
    }
  }

  @Test
  void aLogOfSomebodyElseBesideATableOfOnesOwnIsRefusedBeforeEitherIsRead() {
    trap();
    database.execute("CREATE TABLE public.aludel_version (version_num text PRIMARY KEY)");
    asStranger(
        "CREATE VIEW public.aludel_log AS SELECT 1::bigint AS id, public.trap('aaaa') AS revision,"
            + " '' AS checksum, '' AS raw_checksum, '{}'::text[] AS revises, '{}'::text[] AS depends_on,"
            + " 'done' AS outcome");
    refuseEverything(builder().build());
  }

  private HikariDataSource pool(String role) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionInitSql("SET SESSION AUTHORIZATION " + role);
    return new HikariDataSource(config);
  }

  private void strangersTables() {
    asStranger(
        "CREATE TABLE public.aludel_version (version_num text)",
        "INSERT INTO public.aludel_version VALUES ('aaaa')",
        "CREATE TABLE public.aludel_log (" + LOG_COLUMNS + ")",
        "GRANT SELECT ON public.aludel_version, public.aludel_log TO PUBLIC");
  }

  private boolean countsFor(String role, TableSettings settings) {
    try (HikariDataSource pool = pool(role)) {
      Aludel aludel = builder().dataSource(pool).tables(settings).build();
      DatabaseStateException refused = refusal(aludel, Aludel::current);
      if (refused == null) {
        assertThat(aludel.current().rows()).containsExactly("aaaa");
      }
      return refused == null;
    }
  }

  @Test
  void theOwnersWhoCount() {
    strangersTables();
    TableSettings settings = TableSettings.defaults();
    assertThat(countsFor(user, settings)).isFalse();
    assertThat(countsFor(user, settings.withTrustedOwners(List.of("somebody", stranger)))).isTrue();
    assertThat(countsFor(stranger, settings)).as("the user itself").isTrue();

    database.execute("GRANT " + stranger + " TO " + user);
    assertThat(countsFor(user, settings)).as("a role that the user has").isTrue();
    assertThat(countsFor(database.user(), settings)).as("a superuser has every role").isFalse();
    database.execute("REVOKE " + stranger + " FROM " + user);
    assertThat(countsFor(user, settings)).isFalse();

    String owner =
        database
            .strings("SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'public'")
            .get(0);
    database.execute("ALTER SCHEMA public OWNER TO " + stranger);
    assertThat(countsFor(user, settings)).as("the owner of the schema").isTrue();
    database.execute("ALTER SCHEMA public OWNER TO " + owner);
    assertThat(countsFor(user, settings)).isFalse();

    database.execute("ALTER DATABASE " + database.name() + " OWNER TO " + stranger);
    assertThat(countsFor(user, settings)).as("the owner of the database").isTrue();
    database.execute("ALTER DATABASE " + database.name() + " OWNER TO " + database.user());
    assertThat(countsFor(user, settings)).isFalse();

    database.execute("ALTER ROLE " + stranger + " SUPERUSER");
    assertThat(countsFor(user, settings)).as("a superuser").isTrue();
    database.execute("ALTER ROLE " + stranger + " NOSUPERUSER");
    assertThat(countsFor(user, settings)).isFalse();
  }

  @Test
  void aSchemaThatIsNamedCountsWherePublicMayNotCreateInIt() {
    strangersTables();
    database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    assertThat(countsFor(user, TableSettings.defaults().withSchema("public"))).isTrue();
    assertThat(countsFor(user, TableSettings.defaults().withVersionSchema("public"))).isTrue();
    assertThat(countsFor(user, TableSettings.defaults())).as("not named").isFalse();
    database.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
    assertThat(countsFor(user, TableSettings.defaults().withSchema("public"))).isFalse();
  }

  @Test
  void theRoleThatRevisionsRunAsIsTrustedAsTheUserItselfIs() {
    builder().role(stranger).build().upgrade();
    assertThat(
            database.strings("SELECT relowner::regrole FROM pg_class WHERE relname = 'aludel_log'"))
        .containsExactly(stranger);
    assertThat(builder().role(stranger).build().upgrade().steps()).isEmpty();
    assertThatThrownBy(builder().build()::upgrade)
        .isInstanceOfSatisfying(
            DatabaseStateException.class,
            e -> assertThat(e.reason()).isEqualTo(DatabaseStateException.Reason.UNTRUSTED_TABLE));
  }

  @Test
  void aTableThatGoesToSomebodyElseInMidRunIsNotReadAnyMore() {
    folder.table("bbbb", "aaaa");
    MigrationListener gives =
        new MigrationListener() {
          @Override
          public void done(StepReport report) {
            database.execute("ALTER TABLE aludel_log OWNER TO " + stranger);
          }
        };
    assertThatThrownBy(() -> builder().listener(gives).build().upgrade())
        .hasMessageStartingWith(
            "This user has no reason to trust public.aludel_log, which belongs to the role "
                + stranger);
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerWithoutXmlIsReadInASecondStatement(boolean untrusted) throws Exception {
    database.execute(
        "ALTER FUNCTION pg_catalog.query_to_xml(text, boolean, boolean, text) RENAME TO query_to_nothing",
        "CREATE FUNCTION pg_catalog.query_to_xml(query text, nulls boolean, tableforest boolean,"
            + " targetns text) RETURNS xml LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
            + " 'unsupported XML feature' USING ERRCODE = '0A000'; END $$");
    if (untrusted) {
      trap();
      asStranger("CREATE VIEW public.aludel_version AS SELECT public.trap('aaaa') AS version_num");
      refuseEverything(builder().build());
      return;
    }
    Aludel aludel = builder().build();
    assertThat(aludel.upgrade().revisions()).containsExactly("aaaa");
    assertThat(aludel.upgrade().steps()).isEmpty();
    assertThat(aludel.current().rows()).containsExactly("aaaa");
    // The first one tried it in one statement, which is not counted, as it failed.
    List<String> statements = database.statementsDuring(aludel::upgrade);
    assertThat(statements.stream().filter(text -> !text.startsWith("SET application_name")))
        .hasSize(2);
  }

  @Test
  void whatTheTablesHoldComesThroughXmlAsItIs() {
    folder.table("bbbb", "aaaa");
    Aludel aludel = builder().build();
    aludel.upgrade();
    String odd = "<v>&lt;&amp;</v>\r\n\t'\"\\{},NULL ünï %s %I";
    database.execute("INSERT INTO public.aludel_version VALUES ('" + odd.replace("'", "''") + "')");
    assertThat(aludel.current().rows()).containsExactlyInAnyOrder("bbbb", odd);
  }
}
