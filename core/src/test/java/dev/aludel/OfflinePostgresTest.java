package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.postgres.Catalog;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.Psql;
import dev.aludel.setting.Policies;
import dev.aludel.setting.TransactionMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a printed script does to a database, against what the same run does online. */
class OfflinePostgresTest extends OfflineCase {

  @ParameterizedTest
  @EnumSource
  void anUpgradeGivesTheSameSchemaRowsAndLog(ScriptRunner way) {
    diamond();
    builder(online).build().upgrade();
    way.runsToItsEnd(offline, upgrade("head"));
    assertSame();
    assertThat(builder(offline).build().upgrade().steps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theSecondRunOfAScriptChangesNothing(ScriptRunner way) {
    diamond();
    String up = upgrade("head");
    way.runsToItsEnd(offline, up);
    assertThat(way.stopsBeforeItChangesAnything(offline, up).error())
        .contains("The version table holds {eeee} where this step starts from {}");
    String down = downgrade("head:bbbb");
    way.runsToItsEnd(offline, down);
    assertThat(way.stopsBeforeItChangesAnything(offline, down).error())
        .contains("The version table holds {bbbb,cccc} where this step starts from {eeee}");
  }

  @ParameterizedTest
  @EnumSource
  void aDowngradeGoesTheSameWayBack(ScriptRunner way) {
    diamond();
    builder(online).build().upgrade();
    builder(online).build().downgrade("bbbb");
    way.runsToItsEnd(offline, upgrade("head"));
    way.runsToItsEnd(offline, downgrade("head:bbbb"));
    assertSame();
    builder(online).build().downgrade("base");
    way.runsToItsEnd(offline, downgrade("bbbb,cccc:base"));
    assertSame();
  }

  @ParameterizedTest
  @EnumSource
  void severalStartRowsAndStepsRelativeToTheStartWork(ScriptRunner way) {
    diamond();
    folder.table("ffff", "base");
    way.runsToItsEnd(offline, upgrade("bbbb"));
    way.runsToItsEnd(offline, upgrade("bbbb:cccc"));
    way.runsToItsEnd(offline, upgrade("bbbb,cccc:ffff"));
    way.runsToItsEnd(offline, upgrade("ffff,cccc,bbbb:eeee"));
    way.runsToItsEnd(offline, downgrade("eeee,ffff:eeee-1"));
    way.runsToItsEnd(offline, upgrade("dddd,ffff:dddd+1"));
    way.runsToItsEnd(offline, downgrade("eeee,ffff:ffff@base"));
    way.runsToItsEnd(offline, downgrade("eeee:-1"));
    way.runsToItsEnd(offline, upgrade("dddd:+1"));
    assertThat(Catalog.rows(offline, "aludel_version")).containsExactly("eeee");
    assertThat(offline.strings("SELECT count(*) FROM aludel_log")).containsExactly("11");
  }

  @ParameterizedTest
  @EnumSource
  void currentReadsTheStartFromTheDatabase(ScriptRunner way) {
    diamond();
    way.runsToItsEnd(offline, upgrade("current:cccc"));
    way.runsToItsEnd(offline, upgrade("current:+1"));
    way.runsToItsEnd(offline, upgrade("current:head"));
    assertThat(upgrade("current:head"))
        .endsWith("-- Nothing to do: a database at 'eeee' is there already.\n");
    way.runsToItsEnd(offline, downgrade("current:-1"));
    assertThat(Catalog.rows(offline, "aludel_version")).containsExactly("dddd");
  }

  @ParameterizedTest
  @EnumSource
  void aChangedRevisionCanBeTakenBackByAScriptAsByARun(ScriptRunner way) {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    builder(offline).build().upgrade();
    folder.revision("bbbb", "aaaa", "CREATE TABLE t_bbbb (changed int);", "DROP TABLE t_bbbb;");
    way.runsToItsEnd(offline, downgrade("current:aaaa"));
    assertThat(Catalog.rows(offline, "aludel_version")).containsExactly("aaaa");
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseThatIsElsewhereIsNotTouched(ScriptRunner way) {
    diamond();
    builder(offline).build().upgrade("bbbb");
    assertThat(way.stopsBeforeItChangesAnything(offline, upgrade("head")).error())
        .contains("The version table holds {bbbb} where this step starts from {}");
    assertThat(way.stopsBeforeItChangesAnything(offline, upgrade("bbbb,cccc:head")).error())
        .contains("The version table holds {bbbb} where this step starts from {bbbb,cccc}");
    assertThat(way.stopsBeforeItChangesAnything(offline, downgrade("aaaa:base")).error())
        .contains("The version table holds {bbbb} where this step starts from {aaaa}");
    assertThat(way.stopsBeforeItChangesAnything(offline, stamp("aaaa:head")).error())
        .contains("The version table holds {bbbb} where this step starts from {aaaa}");
    // Without any table, and without a log.
    assertThat(way.stopsBeforeItChangesAnything(online, upgrade("aaaa:head")).error())
        .contains("relation \"public.aludel_version\" does not exist");
    online.execute(
        "CREATE TABLE aludel_version (version_num text PRIMARY KEY); INSERT INTO aludel_version VALUES ('cccc')",
        "CREATE TABLE t_aaaa (a int)");
    List<String> before = Catalog.of(online);
    assertThat(way.run(online, upgrade("head")).error())
        .contains("The version table holds {cccc} where this step starts from {}");
    assertThat(Catalog.of(online)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaThatHoldsTablesOfItsOwnIsNotTouched(ScriptRunner way) {
    diamond();
    offline.execute("CREATE TABLE older (a int)");
    assertThat(way.stopsBeforeItChangesAnything(offline, upgrade("head")).error())
        .contains(
            "The schema public holds tables but no aludel_version, so nothing tells which revisions it has");
    StringBuilder anyway = new StringBuilder();
    builder(offline)
        .policies(Policies.defaults().withOnUnversioned(Policies.OnUnversioned.UPGRADE))
        .build()
        .offline()
        .upgrade("head", anyway);
    way.runsToItsEnd(offline, anyway.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aFailureStopsTheScriptAndWhatWasCommittedStays(ScriptRunner way) {
    folder.table("aaaa", "base");
    folder.revision("bbbb", "aaaa", "CREATE TABLE half (a int); SELECT 1/0;", "SELECT 1;");
    folder.table("cccc", "bbbb");
    String script = upgrade("head");
    assertThat(way.run(offline, script).error()).contains("division by zero");
    builder(online).build().upgrade("aaaa");
    assertSame();

    PostgresDatabase third = offline.fresh();
    StringBuilder together = new StringBuilder();
    builder(third).transaction(TransactionMode.ALL).build().offline().upgrade("head", together);
    assertThat(way.run(third, together.toString()).done()).isFalse();
    assertThat(Catalog.rows(third, "aludel_version")).isEmpty();
    assertThat(third.strings("SELECT to_regclass('t_aaaa')")).containsExactly("null");
  }

  @ParameterizedTest
  @EnumSource
  void aRevisionThatEmptiesTheVersionTableStopsTheScript(ScriptRunner way) {
    folder.table("aaaa", "base");
    folder.revision("bbbb", "aaaa", "DELETE FROM aludel_version;", "SELECT 1;");
    way.runsToItsEnd(offline, upgrade("aaaa"));
    assertThat(way.stopsBeforeItChangesAnything(offline, upgrade("aaaa:head")).error())
        .contains("has changed the rows of Aludel's own tables");
  }

  @ParameterizedTest
  @EnumSource
  void aStampMovesTheRowsAndLogsWhatItChanges(ScriptRunner way) {
    diamond();
    folder.table("ffff", "base");
    Aludel same = builder(online).build();
    same.stamp("bbbb", "ffff");
    way.runsToItsEnd(offline, stamp("bbbb,ffff"));
    assertSame();
    same.stamp("heads");
    way.runsToItsEnd(offline, stamp("bbbb,ffff:heads"));
    assertSame();
    same.stamp("aaaa");
    way.runsToItsEnd(offline, stamp("current:aaaa"));
    assertSame();
    assertThat(stamp("current:aaaa"))
        .endsWith("-- Nothing to do: a database at 'aaaa', 'ffff' is there already.\n");
  }

  @ParameterizedTest
  @EnumSource
  void aStatementThatRefusesATransactionStandsAloneBehindAGuard(ScriptRunner way) {
    folder.table("aaaa", "base");
    folder.revision(
        "bbbb",
        "aaaa",
        "CREATE TABLE one (a int); CREATE INDEX CONCURRENTLY i ON t_aaaa (a); CREATE TABLE two (a int); VACUUM one;",
        "DROP INDEX CONCURRENTLY i; DROP TABLE one, two;");
    folder.file(
        "cccc.sql",
        "-- @revises bbbb\n-- @transaction off\n-- @upgrade\nDO $$ BEGIN CREATE TABLE three (a int); COMMIT; END $$;\n-- @downgrade\nDROP TABLE three;\n");
    builder(online).build().upgrade();
    way.runsToItsEnd(offline, upgrade("head"));
    assertSame();
    assertThat(
            offline.strings(
                "SELECT relname FROM pg_class WHERE relname IN ('i', 'one', 'two', 'three') ORDER BY 1"))
        .containsExactly("i", "one", "three", "two");
    assertThat(Catalog.rows(offline, "aludel_version")).containsExactly("cccc");
    assertThat(way.stopsBeforeItChangesAnything(offline, upgrade("aaaa:head")).error())
        .contains("The version table holds {cccc} where this step starts from {aaaa}");
    way.runsToItsEnd(offline, downgrade("cccc:base"));
    assertThat(
            offline.strings(
                "SELECT count(*) FROM pg_class WHERE relname IN ('i', 'one', 'two', 'three')"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource
  void aScriptThatStoppedOutsideATransactionIsGoneOnWithOnline(ScriptRunner way) {
    folder.revision(
        "aaaa",
        "base",
        """
        CREATE TABLE twice (a int);
        INSERT INTO twice VALUES (1), (1);
        CREATE UNIQUE INDEX CONCURRENTLY once ON twice (a);
        CREATE TABLE after_it (a int);
        """,
        "DROP TABLE twice, after_it;");
    String script = upgrade("head");
    assertThat(way.run(offline, script).error()).contains("could not create unique index");
    assertThat(way.stopsBeforeItChangesAnything(offline, script).error())
        .contains("The log says that revision 'aaaa', which runs in segments, stopped at 'at 3'");
    offline.execute("DELETE FROM twice WHERE ctid = '(0,1)'");
    assertThat(builder(offline).build().upgrade().revisions()).containsExactly("aaaa");
    assertThat(offline.strings("SELECT count(*) FROM after_it")).containsExactly("0");
    assertThat(
            offline.strings("SELECT indisvalid FROM pg_index WHERE indexrelid = 'once'::regclass"))
        .containsExactly("t");
    assertThat(Catalog.rows(offline, "aludel_version")).containsExactly("aaaa");
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionEndsAtACommitAndTheScriptIsGoneOnWithOnline(ScriptRunner way) {
    String sql =
        """
        CREATE TABLE ran (part int, transaction bigint);
        INSERT INTO ran VALUES (1, txid_current());
        -- @commit
        INSERT INTO ran VALUES (2, txid_current());
        ALTER TABLE ran ADD CONSTRAINT one CHECK (part = 1);
        -- @commit
        CREATE TABLE last (a int);
        """;
    String back = "DROP TABLE last;\n-- @commit\nDROP TABLE ran;";
    folder.revision("aaaa", "base", sql, back);
    String script = upgrade("head");
    assertThat(way.run(offline, script).error()).contains("check constraint \"one\"");
    assertThat(offline.strings("SELECT part FROM ran")).containsExactly("1");
    assertThat(way.stopsBeforeItChangesAnything(offline, script).error())
        .contains("The log says that revision 'aaaa', which runs in segments, stopped at 'done 2'");
    assertThatThrownBy(() -> builder(offline).build().upgrade())
        .hasMessageContaining("its first 2 of 5 statements stay");
    // Now the log has a row that says how it failed, and none that is open.
    assertThat(way.stopsBeforeItChangesAnything(offline, script).error())
        .contains("stopped at 'done 2'");
    folder.revision("aaaa", "base", sql.replace("part = 1", "part < 3"), back);
    assertThat(builder(offline).build().upgrade().revisions()).containsExactly("aaaa");
    assertThat(offline.strings("SELECT count(*), count(DISTINCT transaction) FROM ran"))
        .containsExactly("2|2");
    way.runsToItsEnd(offline, downgrade("aaaa:base"));
    assertThat(offline.strings("SELECT to_regclass('ran'), to_regclass('last')"))
        .containsExactly("null|null");
    way.runsToItsEnd(offline, upgrade("base:head"));
    assertThat(offline.strings("SELECT count(*), count(DISTINCT transaction) FROM ran"))
        .containsExactly("2|2");
    assertThat(Catalog.rows(offline, "aludel_version")).containsExactly("aaaa");
  }

  @ParameterizedTest
  @EnumSource
  void theDataOfACopyStandsBelowIt(ScriptRunner way) {
    way.assumeToEndCsvData(offline);
    folder.file(
        "aaaa.sql",
        """
        -- @revises base
        -- @placeholders on
        -- @upgrade
        CREATE TABLE ${name} (a int, b text);
        COPY pair FROM stdin;
        1\teins \\ \u00e4 :'USER' ${name}
        2\t\\N
        \\.
        COPY pair (a, b) FROM stdin WITH (FORMAT csv, HEADER);
        a,b
        3,"two
        lines; -- and ""quotes""."
        \\.
        COPY pair FROM stdin;
        \\.
        INSERT INTO pair VALUES (4, '${name}');
        -- @downgrade
        DROP TABLE ${name};
        """);
    for (PostgresDatabase database : List.of(online, offline)) {
      Aludel aludel = builder(database).settings(Map.of("placeholders.name", "pair")).build();
      if (database == online) {
        aludel.upgrade();
      } else {
        StringBuilder sql = new StringBuilder();
        aludel.offline().upgrade("head", sql);
        way.runsToItsEnd(offline, sql.toString());
      }
    }
    assertSame();
    assertThat(offline.strings("SELECT a, b FROM pair ORDER BY a"))
        .isEqualTo(online.strings("SELECT a, b FROM pair ORDER BY a"))
        .hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void psqlsVariablesStayOutOfStatements(ScriptRunner way) {
    folder.revision(
        "aaaa",
        "base",
        """
        CREATE TABLE slice AS SELECT (ARRAY[1, 2, 3])[1:PORT] AS a, (ARRAY[4, 5, 6])[:"HOST"] AS b, ':USER'::text AS c
          FROM (SELECT 2 AS port, 1 AS "HOST") AS s;
        """,
        "DROP TABLE slice;");
    way.runsToItsEnd(offline, upgrade("head"));
    assertThat(offline.strings("SELECT a, b, c FROM slice")).containsExactly("{1,2}|{4}|:USER");
  }

  @Test
  void pgDumpSeesNoDifference() {
    assumeTrue(
        Psql.has("psql")
            && Psql.major("pg_dump").filter(it -> it >= online.serverMajor()).isPresent(),
        "no psql, or no pg_dump that is as new as the server, so that only the catalogs are compared");
    diamond();
    builder(online).build().upgrade();
    ScriptRunner.BY_PSQL.runsToItsEnd(offline, upgrade("head"));
    assertThat(Psql.dumpSchema(offline)).isEqualTo(Psql.dumpSchema(online));
  }
}
