package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.RunReport;
import dev.aludel.setting.TableSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Applications with version tables of their own may share a log, also an older build's. */
@ExtendWith(PostgresExtension.class)
class SharedLogPostgresTest {

  private static final String TABLES =
      "SELECT revision, direction, version_table FROM aludel_log ORDER BY id";

  private static final String WAITING =
      "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void twoTables(PostgresDatabase shared) throws Exception {
    database = shared.fresh();
    folder =
        RevisionFolder.in(Files.createDirectory(temp.resolve("shop")))
            .table("aaaa", "base")
            .table("bbbb", "aaaa");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  private Aludel application(RevisionFolder revisions, String versionTable) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(revisions.location())
        .tables(TableSettings.defaults().withVersionTable(versionTable))
        .build();
  }

  @Test
  void twoApplicationsWithTheSameIdsAndOneLogDontStopEachOther() throws Exception {
    RevisionFolder other =
        RevisionFolder.in(Files.createDirectory(temp.resolve("billing")))
            .revision("aaaa", "base", "CREATE TABLE bills (a int);", "DROP TABLE bills;")
            .revision("bbbb", "base", "CREATE TABLE dues (a int);", "DROP TABLE dues;");
    Aludel shop = application(folder, "shop_version");
    Aludel billing = application(other, "100%_billing's");
    assertThat(shop.upgrade().revisions()).containsExactly("aaaa", "bbbb");
    assertThat(billing.upgrade("heads").revisions()).containsExactly("aaaa", "bbbb");
    assertThat(shop.upgrade().steps()).isEmpty();
    shop.validate();
    billing.validate();
    assertThat(shop.log(0)).hasSize(2);
    assertThat(billing.downgrade("base").steps()).hasSize(2);
    shop.validate();
    shop.stamp("aaaa");
    billing.stamp("heads");
    assertThat(database.strings(TABLES))
        .contains("bbbb|stamp|shop_version", "bbbb|stamp|100%_billing's");
  }

  @Test
  void aSchemaAndALogThatAnotherApplicationMakesAtTheSameMomentAreUsed() throws Exception {
    Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .tables(TableSettings.defaults().withSchema("model"))
        .build()
        .upgrade("aaaa");
    for (String making :
        List.of(
            "CREATE SCHEMA shop",
            "CREATE TABLE shop.aludel_log (LIKE model.aludel_log INCLUDING ALL)")) {
      Aludel shop =
          Aludel.builder()
              .dataSource(database.dataSource())
              .locations(folder.location())
              .tables(TableSettings.defaults().withSchema("shop"))
              .build();
      try (Connection other = database.dataSource().getConnection();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute(making);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(shop::upgrade);
        while (database.strings(WAITING).isEmpty() && !run.isDone()) {
          Thread.sleep(10);
        }
        other.commit();
        assertThat(run.get(1, TimeUnit.MINUTES).revisions()).containsExactly("aaaa", "bbbb");
      }
      shop.downgrade("base");
      database.execute("DROP TABLE shop.aludel_version, shop.aludel_log");
    }
  }

  @Test
  void anOlderBuildsLogIsReadAsItIsAndGrowsWithTheNextRunThatWrites() {
    aludel().upgrade("aaaa");
    database.execute("ALTER TABLE aludel_log DROP COLUMN version_table");
    aludel().current();
    aludel().validate(true);
    assertThat(aludel().log(0)).hasSize(1);
    assertThat(aludel().show("aaaa")).hasSize(1);
    assertThat(aludel().upgrade("aaaa").steps()).isEmpty();
    assertThat(aludel().dryRun("head").steps()).hasSize(1);
    assertThat(
            database.strings(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'aludel_log'::regclass AND attname = 'version_table'"))
        .isEmpty();
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    assertThat(database.strings(TABLES))
        .containsExactly("aaaa|upgrade|null", "bbbb|upgrade|aludel_version");
    aludel().validate();
    assertThat(aludel().downgrade("base").revisions()).containsExactly("bbbb", "aaaa");
  }

  @Test
  void whereTheLogMayNotBeAlteredItsRowsAreWrittenAsBefore() {
    String role = "writer_" + database.name();
    database.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'secret'",
        "GRANT ALL ON SCHEMA public TO " + role);
    try {
      aludel().upgrade("aaaa");
      database.execute(
          "ALTER TABLE aludel_log DROP COLUMN version_table",
          "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role);
      PGSimpleDataSource source = database.dataSource();
      source.setUser(role);
      source.setPassword("secret");
      Aludel writer = Aludel.builder().dataSource(source).locations(folder.location()).build();
      try (LogCapture log = new LogCapture()) {
        assertThat(writer.upgrade().revisions()).containsExactly("bbbb");
        assertThat(log.lines())
            .filteredOn(line -> line.contains("could not be given what it lacks"))
            .singleElement()
            .asString()
            .contains(
                "must be owner of table aludel_log",
                "'ALTER TABLE \"public\".\"aludel_log\" ADD COLUMN IF NOT EXISTS version_table pg_catalog.text,"
                    + " ADD COLUMN IF NOT EXISTS time_zone pg_catalog.text, ADD COLUMN IF NOT EXISTS statement_checksums pg_catalog.text[]'");
      }
      writer.validate();
      assertThat(writer.log(0)).hasSize(2);
    } finally {
      database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPrintedScriptWritesWhatTheLogTakes(ScriptRunner way) {
    StringBuilder first = new StringBuilder();
    aludel().offline().upgrade("aaaa", first);
    way.runsToItsEnd(database, first.toString());
    assertThat(database.strings(TABLES)).containsExactly("aaaa|upgrade|aludel_version");
    database.execute("ALTER TABLE aludel_log DROP COLUMN version_table");
    StringBuilder second = new StringBuilder();
    aludel().offline().upgrade("aaaa:bbbb", second);
    way.runsToItsEnd(database, second.toString());
    aludel().validate();
    assertThat(aludel().log(0)).hasSize(2);
  }
}
