package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first start on a database that another tool has managed until then. */
@ExtendWith(PostgresExtension.class)
class AdoptionPostgresTest {

  @TempDir Path temp;
  @TempDir Path modules;
  private final PostgresDatabase server;
  private PostgresDatabase db;

  AdoptionPostgresTest(PostgresDatabase server) {
    this.server = server;
  }

  @BeforeEach
  void revisionsAsAnImportWritesThem() {
    db = server.fresh();
    RevisionFolder folder = RevisionFolder.in(temp);
    String parent = "base";
    for (String version : List.of("1", "1.1", "2", "3")) {
      folder.revision(
          version,
          parent,
          "CREATE TABLE %s ();".formatted(table(version)),
          "DROP TABLE %s;".formatted(table(version)));
      parent = version;
    }
  }

  private static String table(String version) {
    return "t" + version.replace('.', '_');
  }

  private Aludel aludel(String onUnversioned) {
    return Aludel.builder()
        .dataSource(db.dataSource())
        .locations("filesystem:" + temp)
        .settings(Map.of("on-unversioned", onUnversioned))
        .build();
  }

  private void flyway(String table, String... versions) {
    db.execute(
        "CREATE TABLE %s (installed_rank int PRIMARY KEY, version varchar(50), type varchar(20), success boolean)"
            .formatted(table));
    for (int rank = 0; rank < versions.length; rank++) {
      db.execute(
          "INSERT INTO %s VALUES (%d, '%s', 'SQL', true)".formatted(table, rank, versions[rank]),
          "CREATE TABLE %s ()".formatted(table(versions[rank])));
    }
  }

  private List<String> rows() {
    return db.strings("SELECT version_num FROM aludel_version");
  }

  private void assertUntouched() {
    assertThat(db.strings("SELECT to_regclass('aludel_version') IS NULL")).containsExactly("t");
  }

  @Test
  void aDatabaseOfFlywaysGoesOnWhereItsTableSaysThatItIs() {
    flyway("flyway_schema_history", "1", "1.1");
    Aludel aludel = aludel("flyway");
    assertThat(aludel.upgrade().revisions()).containsExactly("2", "3");
    assertThat(rows()).containsExactly("3");
    assertThat(db.strings("SELECT revision || ' ' || direction FROM aludel_log ORDER BY id"))
        .containsExactly("1 stamp", "1.1 stamp", "2 upgrade", "3 upgrade");
    assertThat(aludel.upgrade().steps()).isEmpty();
  }

  @Test
  void itsTableMayHaveAnotherName() {
    flyway("schema_version", "1", "1.1", "2");
    assertThat(aludel("flyway:schema_version").upgrade().revisions()).containsExactly("3");
  }

  @Test
  void anEmptySchemaRunsEverything() {
    assertThat(aludel("flyway").upgrade().revisions()).containsExactly("1", "1.1", "2", "3");
  }

  @Test
  void whatItsTableSaysIsTakenWholeOrNotAtAll() {
    flyway("flyway_schema_history", "1", "2");
    assertThatThrownBy(() -> aludel("flyway").upgrade())
        .isInstanceOf(DatabaseStateException.class)
        .hasMessage(
            "The schema 'public' can't be taken over: Flyway's table 'flyway_schema_history' has '2' but lacks '1.1'.\n"
                + "Bring both in line; or say which revision the schema is at, with 'stamp <revision>'.");
    assertUntouched();
  }

  @Test
  void tablesWithoutItsTableAreRefused() {
    db.execute("CREATE TABLE t ()");
    assertThatThrownBy(() -> aludel("flyway").upgrade())
        .isInstanceOf(DatabaseStateException.class)
        .hasMessageStartingWith(
            "The schema 'public' holds tables, but no table 'flyway_schema_history' of Flyway's that says which revisions it has.");
    assertUntouched();
  }

  @Test
  void aStampThatClaimsWhatFlywayNeverRanIsRefused() {
    flyway("flyway_schema_history", "1", "1.1");
    assertThatThrownBy(() -> aludel("stamp:3").upgrade())
        .isInstanceOf(DatabaseStateException.class)
        .hasMessage(
            "The setting 'on-unversioned=stamp:3' contradicts Flyway's table 'flyway_schema_history' in the schema 'public', which says that '2', '3' never ran.\n"
                + "Set 'on-unversioned=flyway', which stamps what that table says. If the table is wrong, drop or rename it.");
    assertUntouched();
  }

  @Test
  void aStampThatWouldRunAgainWhatFlywayRanIsRefused() {
    flyway("flyway_schema_history", "1", "1.1");
    assertThatThrownBy(() -> aludel("stamp:1").upgrade())
        .hasMessageContaining("which says that '1.1' ran as well.");
    assertUntouched();
  }

  @Test
  void aStampThatAgreesIsTaken() {
    flyway("flyway_schema_history", "1", "1.1");
    assertThat(aludel("stamp:1.1").upgrade().revisions()).containsExactly("2", "3");
  }

  @Test
  void aStampThatContradictsAlembicIsRefused() {
    db.execute(
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('1.1')");
    assertThatThrownBy(() -> aludel("stamp:2").upgrade())
        .hasMessage(
            "The setting 'on-unversioned=stamp:2' contradicts Alembic's table 'alembic_version' in the schema 'public', which says that '2' never ran.\n"
                + "Set 'version-table=alembic_version' to go on where Alembic stopped. If the table is wrong, drop or rename it.");
    assertUntouched();
    db.execute("UPDATE alembic_version SET version_num = 'of_other_revisions'");
    assertThat(aludel("stamp:2").upgrade().revisions()).containsExactly("3");
  }

  @Test
  void theNextDatabaseIsStampedWithoutAnImport() {
    flyway("flyway_schema_history", "1", "1.1", "2");
    assertThat(aludel("fail").workbench().stampAsFlyway("flyway_schema_history").rowsAfter())
        .containsExactly("2");
    assertThat(rows()).containsExactly("2");
  }

  @Test
  void aDatabaseThatDoesNotAgreeIsNotStampedWithoutAnImport() {
    flyway("flyway_schema_history", "1", "4");
    assertThatThrownBy(() -> aludel("fail").workbench().stampAsFlyway("flyway_schema_history"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageStartingWith(
            "The database was not stamped, because Flyway's table 'flyway_schema_history' has '4', for which there is no file.");
    assertUntouched();
  }

  private Aludel ofModules() {
    for (String id : List.of("catalog.1", "catalog.2", "orders.1")) {
      String parent = id.equals("catalog.2") ? "catalog.1" : "base";
      RevisionFolder.in(modules)
          .revision(
              id, parent, "CREATE TABLE m_%s ();".formatted(id.replace('.', '_')), "SELECT 1;");
    }
    return Aludel.builder()
        .dataSource(db.dataSource())
        .locations("filesystem:" + modules)
        .settings(Map.of("on-unversioned", "flyway"))
        .build();
  }

  @Test
  void eachModuleGoesOnWhereItsOwnTableSaysThatItIs() {
    Aludel aludel = ofModules();
    flyway("flyway_schema_history");
    flyway("flyway_schema_history_catalog", "1");
    assertThat(aludel.upgrade("heads").revisions()).containsExactly("catalog.2", "orders.1");
    assertThat(rows()).containsExactlyInAnyOrder("catalog.2", "orders.1");
  }

  @Test
  void aModulesTableThatDoesNotAgreeIsNamed() {
    Aludel aludel = ofModules();
    flyway("flyway_schema_history_catalog", "1", "3");
    assertThatThrownBy(() -> aludel.upgrade("heads"))
        .hasMessageStartingWith(
            "The schema 'public' can't be taken over: Flyway's table 'flyway_schema_history_catalog' has '3', for which there is no file.");
    assertUntouched();
  }
}
