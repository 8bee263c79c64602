package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.postgres.Catalog;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.Psql;
import dev.aludel.postgres.ScriptOutcome;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The settings of a run in a printed script: schemas, roles, the search_path, one transaction. */
class OfflineSettingsPostgresTest extends OfflineCase {

  @ParameterizedTest
  @EnumSource
  void oneTransactionForAllGivesTheSame(ScriptRunner way) {
    diamond();
    leftovers();
    StringBuilder sql = new StringBuilder();
    builder(offline).transaction(TransactionMode.ALL).build().offline().upgrade("heads", sql);
    builder(online).transaction(TransactionMode.ALL).build().upgrade("heads");
    way.runsToItsEnd(offline, sql.toString());
    assertSame();
    assertThat(sql.toString().split("(?m)^COMMIT;$", -1)).hasSize(3);
  }

  /** Each leaves something in the session that would make the next one fail, or go elsewhere. */
  private void leftovers() {
    folder.revision(
        "xx01",
        "base",
        """
        CREATE TABLE before_path (a int);
        CREATE TEMP TABLE scratch (a int);
        PREPARE plan AS SELECT 1;
        LISTEN news;
        DECLARE held CURSOR WITH HOLD FOR SELECT 1;
        SET statement_timeout = '1min';
        SELECT pg_catalog.set_config('search_path', '', false);
        """,
        "SELECT 1;");
    folder.revision(
        "xx02",
        "xx01",
        """
        CREATE TABLE after_path AS SELECT 'a\\' AS a, current_setting('statement_timeout') AS b;
        CREATE TEMP TABLE scratch (a int);
        PREPARE plan AS SELECT 1;
        DECLARE held CURSOR WITH HOLD FOR SELECT 1;
        SET ROLE pg_monitor;
        """,
        "SELECT 1;");
    folder.revision(
        "xx03",
        "xx02",
        "CREATE TABLE who AS SELECT session_user AS s, current_user AS c; SET SESSION AUTHORIZATION pg_monitor;",
        "SELECT 1;");
    folder.revision(
        "xx04",
        "xx03",
        "CREATE TABLE who_again AS SELECT session_user AS s, current_user AS c;",
        "SELECT 1;");
  }

  @ParameterizedTest
  @EnumSource
  void whatARevisionLeavesInTheSessionDoesNotReachTheNextOne(ScriptRunner way) {
    leftovers();
    builder(online).build().upgrade();
    way.runsToItsEnd(offline, upgrade("head"));
    assertSame();
    for (String table : List.of("after_path", "who", "who_again")) {
      assertThat(offline.strings("SELECT * FROM " + table))
          .isEqualTo(online.strings("SELECT * FROM " + table));
    }
  }

  /** Everything that a statement may depend on, whatever else the connection's own settings are. */
  private static final String SEEN =
      "SELECT name, setting FROM pg_settings WHERE name IN ('lock_timeout', 'statement_timeout', 'transaction_timeout',"
          + " 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'client_connection_check_interval',"
          + " 'tcp_keepalives_idle', 'standard_conforming_strings', 'search_path', 'role')"
          + " UNION SELECT 'user', current_user UNION SELECT 'session user', session_user";

  @ParameterizedTest
  @EnumSource
  void everyStatementHasTheSettingsThatItHasOnline(ScriptRunner way) {
    folder.file(
        "aaaa.sql",
        "-- @revises base\n-- @lock-timeout 3s\n\n-- @upgrade\nCREATE TABLE seen_aaaa AS "
            + SEEN
            + ";\n");
    folder.file(
        "bbbb.sql",
        """
        -- @revises aaaa
        -- @lock-timeout 4s

        -- @upgrade
        CREATE TABLE seen_first AS %1$s;
        SET search_path = pg_temp, public;
        SET statement_timeout = '7min';
        -- @commit
        CREATE TABLE public.seen_second AS %1$s;
        CREATE INDEX CONCURRENTLY seen_name ON public.seen_first (name);
        CREATE TABLE public.seen_third AS %1$s;
        SET ROLE pg_monitor;
        VACUUM public.seen_first;
        -- @commit
        RESET ROLE;
        CREATE TABLE public.seen_last AS %1$s;
        """
            .formatted(SEEN));
    builder(online).build().upgrade();
    way.runsToItsEnd(offline, upgrade("head"));
    for (String table :
        List.of("seen_aaaa", "seen_first", "seen_second", "seen_third", "seen_last")) {
      String seen = "SELECT * FROM public." + table + " ORDER BY name";
      assertThat(offline.strings(seen)).as(table).isEqualTo(online.strings(seen));
    }
    assertThat(offline.strings("SELECT setting FROM seen_third WHERE name = 'lock_timeout'"))
        .containsExactly("4000");
    assertThat(
            offline.strings(
                "SELECT setting FROM seen_aaaa WHERE name = 'client_connection_check_interval'"))
        .containsExactly("2000");
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaOfItsOwnIsCreatedAndComesFirst(ScriptRunner way) {
    diamond();
    UnaryOperator<AludelBuilder> settings =
        plain ->
            plain.tables(
                TableSettings.defaults().withSchema("App's \"One\"").withVersionSchema("books"));
    settings.apply(builder(online)).build().upgrade();
    StringBuilder sql = new StringBuilder();
    settings.apply(builder(offline)).build().offline().upgrade("head", sql);
    way.runsToItsEnd(offline, sql.toString());
    assertThat(Catalog.of(offline)).isEqualTo(Catalog.of(online));
    assertThat(Catalog.log(offline, "books.aludel_log"))
        .isEqualTo(Catalog.log(online, "books.aludel_log"));
    assertThat(settings.apply(builder(offline)).build().upgrade().steps()).isEmpty();
    assertThat(way.run(offline, sql.toString()).done()).isFalse();
    assertThat(Catalog.of(offline)).isEqualTo(Catalog.of(online));
  }

  @ParameterizedTest
  @EnumSource
  void whatADifferentRoleCreatesBelongsToThatRole(ScriptRunner way) {
    String role = "owner_" + offline.name();
    offline.execute("CREATE ROLE " + role, "GRANT ALL ON SCHEMA public TO " + role);
    try {
      diamond();
      StringBuilder sql = new StringBuilder();
      builder(offline).role(role).build().offline().upgrade("head", sql);
      way.runsToItsEnd(offline, sql.toString());
      assertThat(
              offline.strings(
                  "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
          .containsExactly(role);
    } finally {
      offline.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAlembicDatabaseGoesOnFromCurrent(ScriptRunner way) {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    for (PostgresDatabase database : List.of(online, offline)) {
      database.execute(
          "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
          "INSERT INTO alembic_version VALUES ('aaaa')",
          "CREATE TABLE t_aaaa (a int)");
    }
    TableSettings tables = TableSettings.defaults().withVersionTable("alembic_version");
    builder(online).tables(tables).build().upgrade();
    StringBuilder sql = new StringBuilder();
    builder(offline).tables(tables).build().offline().upgrade("current:head", sql);
    way.runsToItsEnd(offline, sql.toString());
    assertThat(Catalog.of(offline)).isEqualTo(Catalog.of(online));
    assertThat(Catalog.rows(offline, "alembic_version")).containsExactly("bbbb");
    assertThat(Catalog.log(offline, "aludel_log")).isEqualTo(Catalog.log(online, "aludel_log"));
  }

  @Test
  void aTableElsewhereOnTheSearchPathIsNotOurs() {
    assumeTrue(Psql.has("psql"), "psql is not on the PATH, so that no search_path can be given");
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    builder(online).build().upgrade("aaaa");
    online.execute("CREATE SCHEMA t7", "CREATE SCHEMA \"T 8\"");
    String first = "SET search_path = t7, public";

    List<String> before = ScriptRunner.state(online);
    ScriptOutcome lost = Psql.run(online, upgrade("aaaa:bbbb"), "-c", first);
    assertThat(lost.error()).contains("relation \"t7.aludel_version\" does not exist");
    assertThat(ScriptRunner.state(online)).isEqualTo(before);

    // Other histories with the same ids; the same one would not run a second time.
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a bigint);", "DROP TABLE t_aaaa;");
    assertThat(Psql.run(online, upgrade("head"), "-c", first).error()).isEmpty();
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a text);", "DROP TABLE t_aaaa;");
    folder.revision("bbbb", "aaaa", "CREATE TABLE t_bbbb (a text);", "DROP TABLE t_bbbb;");
    assertThat(
            Psql.run(online, upgrade("aaaa"), "-c", "SET search_path = \"T 8\", t7, public")
                .error())
        .isEmpty();
    assertThat(
            online.strings(
                "SELECT schemaname, tablename FROM pg_tables WHERE tablename LIKE 't\\_%' ORDER BY 1, 2"))
        .containsExactly("T 8|t_aaaa", "public|t_aaaa", "t7|t_aaaa", "t7|t_bbbb");
    assertThat(Catalog.rows(online, "t7.aludel_version")).containsExactly("bbbb");
    assertThat(Catalog.rows(online, "public.aludel_version")).containsExactly("aaaa");
  }

  @ParameterizedTest
  @EnumSource
  void withoutACurrentSchemaTheScriptSaysSo(ScriptRunner way) {
    folder.table("aaaa", "base");
    offline.execute("DROP SCHEMA public");
    assertThat(way.run(offline, upgrade("head")).error())
        .contains("No schema of the search_path exists, or none may be used by this user");
  }
}
