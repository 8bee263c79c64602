package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import dev.aludel.spring.shop.ShopApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line inside an application, which ends its process. */
@ExtendWith(PostgresExtension.class)
class CommandPostgresTest {

  private final PostgresDatabase db;
  @TempDir private Path folder;

  CommandPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void aCommandRunsOnTheApplicationsOwnDatabaseAndSettings() throws Exception {
    Ended pending = here(Applications.on(db).with("aludel.run", "pending"));
    assertThat(pending.code()).isZero();
    assertThat(pending.out()).contains("20250101_090000").contains("20250102_090000");
    assertThat(db.strings("SELECT 1 FROM pg_class WHERE relname = 'customer'")).isEmpty();

    Ended upgrade = here(Applications.on(db).with("aludel.run", "upgrade 20250101_090000 --quiet"));
    assertThat(upgrade).isEqualTo(new Ended(0, "", ""));
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250101_090000");

    Ended wrong = run(Applications.on(db).with("aludel.run", "upgrade nowhere"));
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).startsWith("error: ").contains("'nowhere'");
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void aCommandGoesFromTenantToTenant() throws Exception {
    db.execute("CREATE SCHEMA zeta");
    Applications application = Applications.on(db).with("aludel.tenants", "acme,zeta");
    assertThat(here(application.with("aludel.run", "--tenant zeta upgrade 20250101_090000 -q")))
        .isEqualTo(new Ended(0, "", ""));
    assertThat(here(application.with("aludel.run", "current")).out())
        .isEqualToNormalizingNewlines("acme:\nzeta:\n20250101_090000\n");
  }

  @Test
  void entitiesThatWaitForTheSchemaDoNotKeepACommandFromRunning() throws Exception {
    Ended pending =
        Ended.here(Applications.on(db).with("aludel.run", "pending"), ShopApplication.class);
    assertThat(pending.code()).as(pending.toString()).isZero();
    assertThat(pending.out()).contains("20250101_090000");
  }

  @Test
  void upgradeAndExitEndsWithoutAServer() throws Exception {
    Ended ended = run(Applications.on(db).with("aludel.mode", "upgrade-and-exit"));
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).doesNotContain("Tomcat");
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
  }

  @Test
  void aFailedStartPrintsTheLibrarysWordsAndWhoSetWhat() {
    Analyses.forget();
    assertThatThrownBy(
        () ->
            Applications.on(db).with("aludel.lock-timeout", "soon").start(PlainApplication.class));
    assertThat(Analyses.last())
        .isEqualTo(
            """
            Aludel: Setting 'aludel.lock-timeout' has the value 'soon', which it doesn't take.
            It was set by 'aludel.lock-timeout', "aludel.lock-timeout" from property source "commandLineArgs".
            Give it a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds.""");
  }

  private static Ended here(Applications application) {
    return Ended.here(application, PlainApplication.class);
  }

  private Ended run(Applications application) throws Exception {
    return Ended.process(folder, application, PlainApplication.class);
  }
}
