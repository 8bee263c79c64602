package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.LikelyBlockers;
import dev.aludel.internal.database.Observer;
import dev.aludel.internal.database.Session;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.Progress;
import dev.aludel.request.ImportRequest;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.RepairDecision;
import dev.aludel.setting.TableSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/**
 * A schema ahead of pg_catalog holds a copy of each of its functions and operators, and a domain
 * for each base type, which all fail and say their name: none of Aludel's statements meets one.
 */
@ExtendWith(PostgresExtension.class)
class DecoyPostgresTest {

  /** The path under which the decoys win over everything of pg_catalog. */
  private static final String PATH = "decoy, pg_catalog, public";

  /** Functions are found by name and types; operators and domains call one that fails. */
  private static final String DECOYS =
      """
      CREATE SCHEMA decoy;
      CREATE FUNCTION decoy.met(what pg_catalog.text) RETURNS pg_catalog.bool LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'decoy % was met', what USING ERRCODE = 'DECOY'; END $$;
      DO $do$
      DECLARE
        f record;
      BEGIN
        FOR f IN SELECT p.oid, p.proname, p.proretset, p.prokind, p.prorettype::regtype AS result,
                        pg_get_function_identity_arguments(p.oid) AS arguments
                   FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind IN ('f', 'a', 'w')
        LOOP
          BEGIN
            EXECUTE format('CREATE FUNCTION decoy.%I(%s) RETURNS %s%s LANGUAGE plpgsql AS %L', f.proname,
              CASE WHEN f.prokind = 'f' THEN pg_get_function_arguments(f.oid) ELSE f.arguments END,
              CASE WHEN f.proretset THEN 'SETOF ' ELSE '' END, f.result,
              format('BEGIN PERFORM decoy.met(%L); END', 'function ' || f.proname));
          EXCEPTION WHEN OTHERS THEN
            -- What takes or returns internal types, is called by no statement.
            NULL;
          END;
        END LOOP;
        FOR f IN SELECT o.oprname, o.oprleft::regtype AS l, o.oprright::regtype AS r, o.oprresult::regtype AS result,
                        o.oprleft, o.oid, o.oprcode
                   FROM pg_operator o WHERE o.oprnamespace = 'pg_catalog'::regnamespace
        LOOP
          BEGIN
            EXECUTE format('CREATE FUNCTION decoy.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', 'op_' || f.oid,
              CASE WHEN f.oprleft = 0 THEN f.r::text ELSE f.l || ', ' || f.r END, f.result,
              format('BEGIN PERFORM decoy.met(%L); END', 'operator ' || f.oprname));
            EXECUTE format('CREATE OPERATOR decoy.%s (FUNCTION = decoy.%I%s, RIGHTARG = %s)', f.oprname, 'op_' || f.oid,
              CASE WHEN f.oprleft = 0 THEN '' ELSE ', LEFTARG = ' || f.l END, f.r);
          EXCEPTION WHEN OTHERS THEN
            NULL;
          END;
        END LOOP;
        FOR f IN SELECT t.typname FROM pg_type t
                  WHERE t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype = 'b' AND t.typelem = 0
        LOOP
          EXECUTE format('CREATE DOMAIN decoy.%I AS pg_catalog.%I CHECK (decoy.met(%L))', f.typname, f.typname,
            'type ' || f.typname);
        END LOOP;
      END $do$;
      GRANT USAGE ON SCHEMA decoy TO PUBLIC;
      """;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void decoys(PostgresDatabase shared) {
    database = shared.fresh();
    database.execute(DECOYS);
    // Their own statements are qualified as well: only Aludel's are on trial.
    folder = RevisionFolder.in(temp);
    revision("aaaa", "base", "");
    revision("bbbb", "aaaa", "");
    folder.file(
        "cccc.sql",
        """
        -- @revises bbbb
        -- @transaction off
        -- @upgrade
        CREATE INDEX CONCURRENTLY i_cccc ON public.t_aaaa (a);
        CREATE TABLE public.t_cccc (a pg_catalog.int4);
        -- @downgrade
        DROP INDEX CONCURRENTLY public.i_cccc;
        DROP TABLE public.t_cccc;
        """);
  }

  private void revision(String id, String revises, String more) {
    folder.revision(
        id,
        revises,
        "CREATE TABLE public.t_" + id + " (a pg_catalog.int4);" + more,
        "DROP TABLE public.t_" + id + ";");
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionInitSql("SET search_path = " + PATH);
    return new HikariDataSource(config);
  }

  private AludelBuilder builder(HikariDataSource pool) {
    return Aludel.builder()
        .dataSource(pool)
        .locations(folder.location())
        .tables(TableSettings.defaults().withSchema("public"))
        .policies(Policies.defaults().withOnUnversioned(OnUnversioned.UPGRADE));
  }

  @Test
  void theDecoysAreMetByAStatementThatIsNotQualified() {
    assertThat(
            database.strings(
                "SELECT count(*) > 2000 FROM pg_catalog.pg_proc WHERE pronamespace = 'decoy'::regnamespace"))
        .containsExactly("t");
    try (HikariDataSource pool = pool();
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "SELECT now()",
              "SELECT 1 = 1",
              "SELECT 'a'::text",
              "SELECT 1 IN (1, 2)",
              "SELECT pg_backend_pid()")) {
        assertThat(failure(statement, sql)).as(sql).contains("decoy");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String failure(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void everyCommandPassesThemBy() {
    try (HikariDataSource pool = pool()) {
      Aludel aludel = builder(pool).build();
      aludel.pending();
      assertThat(aludel.dryRun("head").plan().steps()).hasSize(3);
      assertThat(aludel.upgrade("bbbb").revisions()).containsExactly("aaaa", "bbbb");
      assertThat(aludel.upgrade().revisions()).containsExactly("cccc");
      assertThat(aludel.upgrade().steps()).isEmpty();
      aludel.current();
      aludel.validate();
      assertThat(aludel.log(10)).hasSize(3);
      aludel.show("current");
      aludel.history("", true);
      aludel.await(Duration.ofSeconds(1));
      aludel.repair("aaaa", RepairDecision.ACCEPT);
      assertThat(aludel.downgrade("bbbb").revisions()).containsExactly("cccc");
      aludel.stamp("aaaa");
      aludel.stamp("bbbb");
      assertThat(aludel.downgrade("base").revisions()).containsExactly("bbbb", "aaaa");
    }
  }

  /** What is asked by the way is asked in vain where it fails, so its answers are looked at. */
  @Test
  void whatIsAskedOfBlockersPassesThemBy() throws Exception {
    database.execute("CREATE TABLE public.held ()");
    try (HikariDataSource pool = pool();
        Connection blocker = database.dataSource().getConnection();
        Statement holding = blocker.createStatement();
        Connection waiter = database.dataSource().getConnection();
        Statement waiting = waiter.createStatement()) {
      blocker.setAutoCommit(false);
      holding.execute("LOCK TABLE public.held");
      int pid = waiter.unwrap(PGConnection.class).getBackendPID();
      Thread thread = new Thread(() -> failure(waiting, "LOCK TABLE public.held"));
      waiter.setAutoCommit(false);
      thread.start();
      try (Session session = ConnectionSource.of(pool).open(Duration.ZERO)) {
        assertThat(LikelyBlockers.of(session)).contains("It may be held by backend ");
      }
      try (Observer observer = new Observer(ConnectionSource.of(pool), pid)) {
        List<Progress.Blocker> blockers = List.of();
        for (int look = 0; look < 500 && blockers.isEmpty(); look++) {
          blockers = observer.look(Duration.ZERO).blockers();
          Thread.sleep(20);
        }
        assertThat(blockers).hasSize(1);
      }
      blocker.rollback();
      thread.join();
    }
  }

  @Test
  void tenantsPassThemBy() {
    try (HikariDataSource pool = pool()) {
      // Their statements name public; one tenant is enough to see whose statements run.
      AludelBuilder builder =
          Aludel.builder()
              .dataSource(pool)
              .locations(folder.location())
              .tenants(() -> List.of("one", "two"));
      Aludel aludel = builder.build();
      Aludel one = aludel.tenant("one");
      assertThat(one.upgrade("bbbb").revisions()).containsExactly("aaaa", "bbbb");
      one.current();
      one.pending();
      one.log(10);
      one.validate(true);
      assertThat(one.downgrade("aaaa").revisions()).containsExactly("bbbb");
      one.stamp("base");
      one.history("", true);
      assertThat(aludel.currents()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(ScriptRunner.class)
  void printedScriptsPassThemBy(ScriptRunner way) {
    Offline aludel =
        Aludel.builder()
            .locations(folder.location())
            .tables(TableSettings.defaults().withSchema("public"))
            .policies(Policies.defaults().withOnUnversioned(OnUnversioned.UPGRADE))
            .build()
            .offline();
    String path = "SET search_path = " + PATH + ";\n";
    StringBuilder upgrade = new StringBuilder(path);
    aludel.upgrade("head", upgrade);
    way.runsToItsEnd(database, upgrade.toString());
    StringBuilder downgrade = new StringBuilder(path);
    aludel.downgrade("cccc:aaaa", downgrade);
    way.runsToItsEnd(database, downgrade.toString());
    StringBuilder stamp = new StringBuilder(path);
    aludel.stamp("aaaa:bbbb", stamp);
    way.runsToItsEnd(database, stamp.toString());
    assertThat(database.strings("SELECT version_num FROM public.aludel_version"))
        .containsExactly("bbbb");
  }

  @Test
  void aFlywayHistoryIsStampedPastThem() throws Exception {
    database.execute(
        """
        CREATE TABLE public.flyway_schema_history (installed_rank integer PRIMARY KEY, version varchar(50),
          description varchar(200), type varchar(20), script varchar(1000), checksum integer,
          installed_by varchar(100), installed_on timestamp DEFAULT now(), execution_time integer, success boolean);
        INSERT INTO public.flyway_schema_history VALUES (1, '1', 'first', 'SQL', 'V1__first.sql', 1, 'me', now(), 1, true);
        CREATE TABLE public.first (a integer);
        """);
    Path flyway = Files.createDirectories(temp.resolve("flyway"));
    Files.writeString(
        flyway.resolve("V1__first.sql"), "CREATE TABLE public.first (a pg_catalog.int4);");
    Path project = Files.createDirectories(temp.resolve("project/db"));
    try (HikariDataSource pool = pool()) {
      Aludel aludel =
          Aludel.builder()
              .dataSource(pool)
              .locations("filesystem:" + project)
              .tables(TableSettings.defaults().withSchema("public"))
              .build();
      assertThat(aludel.workbench().importFlyway(ImportRequest.of(flyway.toString())).stamp())
          .isPresent();
    }
  }

  @Test
  void aSchemaIsEmptiedPastThem() {
    try (HikariDataSource pool = pool()) {
      Workbench workbench = builder(pool).build().workbench();
      workbench.ensureVersion();
      database.execute(
          """
          CREATE TABLE public.t (a pg_catalog.int4);
          CREATE VIEW public.v AS SELECT a FROM public.t;
          CREATE SEQUENCE public.s;
          CREATE TYPE public.e AS ENUM ('a');
          """);
      workbench.emptySchema();
      assertThat(database.strings("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
          .isEmpty();
    }
  }
}
