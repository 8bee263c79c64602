package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several databases under {@code aludel.databases} that are one database, and one schema of it. */
@ExtendWith(PostgresExtension.class)
class SharedSchemaPostgresTest {

  @Test
  void eachHasTablesOfItsOwnAndNoneAsksAboutTheOthers(PostgresDatabase shared) {
    PostgresDatabase db = shared.fresh();
    Applications application =
        Applications.on(db)
            .with("aludel.databases.reports.url", db.url())
            .with("aludel.databases.reports.user", db.user())
            .with("aludel.databases.reports.password", db.password())
            .with("aludel.databases.reports.locations", "classpath:reports/migrations")
            .with("aludel.databases.reports.version-table", "reports_version")
            .with("aludel.databases.reports.log-table", "reports_log");
    application.start(PlainApplication.class).close();
    application.start(PlainApplication.class).close();
    assertThat(db.strings("SELECT count(*) FROM aludel_version")).containsExactly("1");
    assertThat(db.strings("SELECT count(*) FROM reports_version")).containsExactly("1");
  }

  @Test
  void theApplicationsOwnDataSourceIsSaidInOneWord(PostgresDatabase shared) {
    PostgresDatabase db = shared.fresh();
    reports(db, "default").start(PlainApplication.class).close();
    assertThat(db.strings("SELECT count(*) FROM reports_version")).containsExactly("1");
    assertThat(db.strings("SELECT count(*) FROM aludel_version")).containsExactly("1");
    PostgresDatabase named = shared.fresh();
    reports(named, "dataSource").start(PlainApplication.class).close();
    assertThat(named.strings("SELECT count(*) FROM reports_version")).containsExactly("1");
  }

  @Test
  void aDataSourceThatIsNotThereIsTold(PostgresDatabase shared) {
    PostgresDatabase db = shared.fresh();
    assertThat(failure(reports(db, "other")))
        .startsWith("Aludel: There is no data source 'other' for the database 'reports'.")
        .contains("It was set by 'aludel.databases.reports.data-source'")
        .endsWith("There is 'dataSource'; 'default' is the application's own.");
    assertThat(failure(reports(db, "default").with("aludel.databases.reports.url", db.url())))
        .startsWith("Aludel: Settings 'aludel.databases.reports.url' and 'data-source'")
        .endsWith("Keep the one that holds.");
    assertThat(db.strings("SELECT 1 FROM pg_class WHERE relname = 'report'")).isEmpty();
  }

  private static Applications reports(PostgresDatabase db, String dataSource) {
    return Applications.on(db)
        .with("aludel.databases.reports.data-source", dataSource)
        .with("aludel.databases.reports.locations", "classpath:reports/migrations")
        .with("aludel.databases.reports.version-table", "reports_version")
        .with("aludel.databases.reports.log-table", "reports_log");
  }

  private static String failure(Applications application) {
    Analyses.forget();
    assertThatThrownBy(() -> application.start(PlainApplication.class))
        .isInstanceOf(Exception.class);
    return Analyses.last();
  }
}
