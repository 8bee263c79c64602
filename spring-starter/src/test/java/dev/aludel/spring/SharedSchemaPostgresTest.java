package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

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
}
