package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.quarkus.it.Application.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands of the library on the application's own settings. */
@ExtendWith(PostgresExtension.class)
class CommandsPostgresTest {

  private static final String DONE = "Aludel: done, the application doesn't start.\n";

  private final PostgresDatabase db;

  CommandsPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void anArgumentRunsOneWithNothingElseOnStandardOutput() throws Exception {
    Ended upgrade =
        Application.on(db).argument("--aludel.run=upgrade 20250101_090000 --quiet").run();
    assertThat(upgrade).isEqualTo(new Ended(0, "", DONE));
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250101_090000");

    Ended history = Application.on(db).argument("--aludel.run=history -i --json").run();
    assertThat(history.code()).isZero();
    assertThat(history.out()).startsWith("[").endsWith("]\n").contains("\"20250103_090000\"");
    assertThat(history.err()).isEqualTo(DONE);
  }

  @Test
  void aSettingRunsOneOnAFurtherDatabaseAndItsExitCodeIsTheProcesss() throws Exception {
    Ended current = reports("current --check-heads");
    assertThat(current.code()).isEqualTo(1);
    assertThat(current.out()).isEmpty();
    assertThat(current.err()).startsWith("The database is not at head.").endsWith(DONE);

    Ended pending = reports("pending --json");
    assertThat(pending.code()).isZero();
    assertThat(pending.out()).contains("\"20250101_100000\"").doesNotContain("20250103_090000");

    Ended wrong = Application.on(db).with("quarkus.aludel.run", "upgrade nowhere").run();
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).startsWith("error: ").contains("'nowhere'");

    Ended unknown = Application.withoutDatabase().with("quarkus.aludel.run", "upgrad").run();
    assertThat(unknown.code()).isEqualTo(2);
  }

  @Test
  void checkComparesThePackagedApplicationsEntitiesAndTouchesNothing() throws Exception {
    Ended check = Application.on(db).argument("--aludel.run=check").run();
    assertThat(check.out())
        .startsWith(
            """
            From head to hibernate, 2 change(s):
              drop table greeting
              change column customer.name: not null yes -> no
            """);
    assertThat(check.err()).endsWith(DONE);
    assertThat(check.code()).isEqualTo(1);

    Ended fits =
        Application.on(db)
            .with("quarkus.aludel.unmanaged", "greeting,column:customer.name")
            .argument("--aludel.run=check")
            .run();
    assertThat(fits.out()).startsWith("No changes");
    assertThat(fits.code()).isZero();
    assertThat(db.strings("SELECT 1 FROM pg_class WHERE relname LIKE '%customer%'")).isEmpty();
  }

  private Ended reports(String command) throws Exception {
    return Application.withoutDatabase()
        .environment("QUARKUS_ALUDEL_RUN", "-n reports " + command)
        .with("quarkus.aludel.\"reports\".url", db.url())
        .with("quarkus.aludel.\"reports\".user", db.user())
        .with("quarkus.aludel.\"reports\".password", db.password())
        .run();
  }
}
