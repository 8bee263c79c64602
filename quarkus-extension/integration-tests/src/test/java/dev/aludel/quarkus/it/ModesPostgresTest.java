package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.quarkus.it.Application.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens at start, and what a user reads where it can't. */
@ExtendWith(PostgresExtension.class)
class ModesPostgresTest {

  private static final String ROWS = "SELECT version_num FROM aludel_version";
  private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

  private final PostgresDatabase db;

  ModesPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void upgradeAndExitEndsBeforeAnythingListens() throws Exception {
    Ended ended =
        Application.on(db)
            .with("quarkus.aludel.mode", "upgrade-and-exit")
            .with("quarkus.aludel.placeholders.greeting", "good evening")
            .with("quarkus.aludel.version-table", "shop_version")
            .run();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Upgraded 20250103_090000, greet").doesNotContain("Listening");
    assertThat(ended.err()).isEqualTo("Aludel: done, the application doesn't start.\n");
    assertThat(db.strings("SELECT version_num FROM shop_version"))
        .containsExactly("20250103_090000");
    assertThat(db.strings("SELECT text FROM greeting")).containsExactly("good evening");
  }

  @Test
  void validateRefusesADatabaseThatIsBehind() throws Exception {
    Ended ended = Application.on(db).with("quarkus.aludel.mode", "validate").run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("ERROR [dev.aludel] (main) ")
        .contains("The database lacks 3 revision(s) of this build")
        .contains(
            """
            Run 'upgrade'.
            Commands run on this application's own settings: start it with '--aludel.run="<command>"'.
            """)
        .doesNotContain("\tat ");
    assertThat(ended.err()).isEqualTo("Aludel: the application doesn't start.\n");
    assertThat(db.strings(TABLES)).containsExactly("0");
  }

  @Test
  void waitStartsOnceAnotherProcessHasUpgraded() throws Exception {
    Ended impatient =
        Application.on(db)
            .with("quarkus.aludel.mode", "wait")
            .with("quarkus.aludel.lock-wait", "200ms")
            .run();
    assertThat(impatient.code()).isEqualTo(1);
    assertThat(impatient.out()).contains("20250103_090000").doesNotContain("\tat ");

    try (Application replica = Application.on(db).with("quarkus.aludel.mode", "wait").launch()) {
      Ended job = Application.on(db).with("quarkus.aludel.mode", "upgrade-and-exit").run();
      assertThat(job.code()).isZero();
      assertThat(replica.listening().get("/customers")).isEqualTo("Ada");
    }
    try (Application checked = Application.on(db).with("quarkus.aludel.mode", "validate").serve()) {
      assertThat(checked.get("/customers")).isEqualTo("Ada");
    }
  }

  @Test
  void noneLeavesTheDatabaseAlone() throws Exception {
    Application.on(db)
        .with("quarkus.aludel.mode", "none")
        .with("quarkus.hibernate-orm.schema-management.strategy", "none")
        .serve()
        .close();
    assertThat(db.strings(TABLES)).containsExactly("0");
  }

  @Test
  void aTargetStopsShortOfHead() throws Exception {
    Ended ended =
        Application.on(db)
            .with("quarkus.aludel.mode", "upgrade-and-exit")
            .with("quarkus.aludel.target", "20250101_090000")
            .run();
    assertThat(ended.code()).isZero();
    assertThat(db.strings(ROWS)).containsExactly("20250101_090000");
  }

  @Test
  void aWrongSettingIsToldWithWhoSetIt() throws Exception {
    Ended ended = Application.on(db).with("quarkus.aludel.lock-timeout", "soon").run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            """
            Setting 'quarkus.aludel.lock-timeout' has the value 'soon', which it doesn't take.
            It was set by 'quarkus.aludel.lock-timeout' in SysPropConfigSource.
            Give it a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds.
            """)
        .doesNotContain("\tat ");
  }
}
