package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.ImportReport;
import dev.aludel.request.ImportRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class FlywayStampPostgresTest {

  @TempDir Path folder;
  private final PostgresDatabase server;
  private PostgresDatabase db;
  private Bench bench;

  FlywayStampPostgresTest(PostgresDatabase server) {
    this.server = server;
  }

  @BeforeEach
  void migrateWithFlyway() {
    db = server.fresh();
    bench =
        Bench.in(folder)
            .database(ConnectionSource.of(db.dataSource()))
            .file("flyway/V1__a.sql", "CREATE TABLE a ();")
            .file("flyway/V1_1__b.sql", "CREATE TABLE b ();")
            .file("flyway/V2__c.sql", "CREATE TABLE c ();");
    historyTable("flyway_schema_history");
  }

  private void historyTable(String name) {
    db.execute(
        "CREATE TABLE %s (installed_rank int PRIMARY KEY, version varchar(50), type varchar(20) NOT NULL, success boolean NOT NULL)"
            .formatted(name));
  }

  private void ran(int rank, String version, String type, boolean success) {
    db.execute(
        "INSERT INTO flyway_schema_history VALUES (%d, %s, '%s', %s)"
            .formatted(rank, version, type, success));
  }

  private ImportReport run() {
    return bench.workbench().importFlyway(ImportRequest.of("flyway"));
  }

  private List<String> rows() {
    return db.strings("SELECT version_num FROM aludel_version");
  }

  private boolean unstamped() {
    return db.strings("SELECT to_regclass('aludel_version') IS NULL").contains("t");
  }

  @Test
  void theDatabaseGoesOnWhereFlywayStopped() {
    ran(1, "'1'", "SQL", true);
    ran(2, "NULL", "SQL", true);
    ran(3, "'1.1'", "SQL", true);
    ran(4, "'2'", "SQL", true);
    ran(5, "'2'", "UNDO_SQL", true);
    db.execute("CREATE TABLE a ()", "CREATE TABLE b ()");
    ImportReport report = run();
    assertThat(report.notes()).isEmpty();
    assertThat(report.stamp().orElseThrow().rowsAfter()).containsExactly("1.1");
    assertThat(rows()).containsExactly("1.1");
    Aludel.builder()
        .dataSource(db.dataSource())
        .locations("filesystem:" + bench.path("migrations"))
        .build()
        .upgrade();
    assertThat(rows()).containsExactly("2");
    assertThat(db.strings("SELECT to_regclass('c')")).containsExactly("c");
  }

  @Test
  void aBaselineCountsWithAllBelow() {
    ran(1, "'1.0.5'", "BASELINE", true);
    ran(2, "'1.1'", "SQL", true);
    assertThat(run().stamp().orElseThrow().rowsAfter()).containsExactly("1.1");
  }

  @Test
  void whatDoesntAgreeIsNotStamped() {
    ran(1, "'1'", "SQL", true);
    ran(2, "'2'", "SQL", true);
    assertThat(run().notes())
        .containsExactly(
            "The database was not stamped, because Flyway's table 'flyway_schema_history' has '2' but lacks '1.1'.");
    assertThat(unstamped()).isTrue();
  }

  @Test
  void aVersionWithoutAFileIsNotStamped() {
    ran(1, "'3'", "JDBC", true);
    assertThat(run().notes())
        .containsExactly(
            "The database was not stamped, because Flyway's table 'flyway_schema_history' has '3', for which there is no file.");
    assertThat(unstamped()).isTrue();
  }

  @Test
  void aFailedMigrationIsNotStamped() {
    ran(1, "'1'", "SQL", false);
    assertThat(run().notes())
        .containsExactly(
            "The database was not stamped, because Flyway's table 'flyway_schema_history' has a failed migration. Repair that with Flyway.");
  }

  private List<String> stampedWithLabel(ImportRequest request) {
    ran(1, "'1'", "SQL", true);
    ran(2, "'1.1'", "SQL", true);
    ran(3, "'2'", "SQL", true);
    historyTable("flyway_schema_history_orders");
    db.execute("INSERT INTO flyway_schema_history_orders VALUES (1, '1', 'SQL', true)");
    bench.workbench().importFlyway(request);
    return rows();
  }

  @Test
  void aModuleIsStampedAsItsOwnTableSays() {
    ImportRequest request = ImportRequest.of("flyway").withLabel("catalog").withLabel("orders");
    assertThat(stampedWithLabel(request)).containsExactly("orders.1");
  }

  @Test
  void aFurtherModuleIsStampedBesideTheFirst() {
    stampedWithLabel(ImportRequest.of("flyway").withLabel("orders"));
    historyTable("flyway_schema_history_catalog");
    db.execute(
        "INSERT INTO flyway_schema_history_catalog VALUES (1, '1', 'SQL', true)",
        "INSERT INTO flyway_schema_history_catalog VALUES (2, '1.1', 'SQL', true)");
    bench.workbench().importFlyway(ImportRequest.of("flyway").withLabel("catalog"));
    assertThat(rows()).containsExactlyInAnyOrder("orders.1", "catalog.1.1");
  }

  @Test
  void aTableThatWasNamedCountsForAModuleAsWell() {
    ImportRequest named = ImportRequest.of("flyway").withHistoryTable("other").withLabel("orders");
    assertThat(named.historyTable()).isEqualTo("other");
    ImportRequest request =
        ImportRequest.of("flyway").withLabel("orders").withHistoryTable("flyway_schema_history");
    assertThat(stampedWithLabel(request)).containsExactly("orders.2");
  }

  @Test
  void anEmptyTableAndNoTableAreNotStamped() {
    assertThat(run().notes())
        .containsExactly(
            "The database was not stamped, because Flyway's table 'flyway_schema_history' has none of these versions.");
    Bench other = Bench.in(folder.resolve("other")).database(ConnectionSource.of(db.dataSource()));
    other.file("flyway/V1__a.sql", "SELECT 1;");
    assertThat(
            other
                .workbench()
                .importFlyway(ImportRequest.of("flyway").withHistoryTable("schema_version"))
                .notes())
        .containsExactly("The database has no table 'schema_version', so it was not stamped.");
  }
}
