package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.postgres.Catalog;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.Psql;
import dev.aludel.postgres.ScriptOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The platform's history as scripts for psql, printed around the revision that asks the database.
 */
@ExtendWith(PostgresExtension.class)
class PrintedHistoryTest {

  private static final String BEFORE = "20241112_101500";
  private static final String ASKS = "20241112_104500";

  private final PostgresDatabase given;

  PrintedHistoryTest(PostgresDatabase given) {
    this.given = given;
  }

  @Test
  void inPsqlTheScriptsGiveTheSchemaRowsAndLogOfTheRunOnline() {
    assumeTrue(Psql.has("psql"), "psql is not on the PATH, so that nothing runs the scripts");
    PostgresDatabase online = given.fresh();
    PostgresDatabase offline = given.fresh();
    Aludel runs = Aludel.builder().dataSource(online.dataSource()).build();
    Aludel prints = Aludel.builder().dataSource(offline.dataSource()).build();

    runs.upgrade(BEFORE);
    run(offline, upgrade(prints, BEFORE));
    runs.upgrade(ASKS);
    prints.upgrade(ASKS);
    runs.upgrade();
    run(offline, upgrade(prints, "current:head"));
    assertSame(online, offline);

    runs.downgrade("base");
    StringBuilder down = new StringBuilder();
    prints.offline().downgrade("head:base", down);
    run(offline, down.toString());
    assertSame(online, offline);
    assertThat(SchemaListing.of(offline)).isEmpty();
  }

  @Test
  void theRevisionThatAsksTheDatabaseIsNamed() {
    StringBuilder sql = new StringBuilder();
    assertThatThrownBy(() -> Aludel.builder().build().offline().upgrade("head", sql))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageStartingWith(
            "Revision '20241112_104500' (backfill slugs from titles) calls query() in its upgrade");
    assertThat(sql).isEmpty();
  }

  private static String upgrade(Aludel aludel, String range) {
    StringBuilder sql = new StringBuilder();
    aludel.offline().upgrade(range, sql);
    return sql.toString();
  }

  private static void run(PostgresDatabase database, String script) {
    assertThat(Psql.run(database, script)).as(script).isEqualTo(new ScriptOutcome(true, ""));
  }

  private static void assertSame(PostgresDatabase online, PostgresDatabase offline) {
    assertThat(Catalog.of(offline)).isEqualTo(Catalog.of(online));
    assertThat(Catalog.rows(offline, "aludel_version"))
        .isEqualTo(Catalog.rows(online, "aludel_version"));
    assertThat(Catalog.log(offline, "aludel_log")).isEqualTo(Catalog.log(online, "aludel_log"));
  }
}
