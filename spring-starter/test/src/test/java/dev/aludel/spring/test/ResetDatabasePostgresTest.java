package dev.aludel.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Transactional;

/** Test classes of one application, which commit. */
@ExtendWith({PostgresExtension.class, OutputCaptureExtension.class})
class ResetDatabasePostgresTest {

  private static final AtomicReference<PostgresDatabase> DB = new AtomicReference<>();
  private static final AtomicReference<String> USER = new AtomicReference<>();
  private static final String NAMES = "SELECT name FROM customer ORDER BY id";

  private final PostgresDatabase db;

  ResetDatabasePostgresTest(PostgresDatabase shared) {
    this.db = shared.fresh();
    DB.set(db);
    USER.set(db.user());
  }

  /** The next test has a database of its own, and so needs an application of its own. */
  @AfterEach
  void closeApplication() {
    SpringTest.closeApplication(Careless.class);
  }

  @Test
  void aClassBeginsWithWhatTheApplicationStartedWith() throws Exception {
    SpringTest first = SpringTest.begun(Resetting.class);
    first.test("plain", ResetDatabasePostgresTest::writeAndBreak).end();
    assertThat(db.strings(NAMES)).containsExactly("Ada", "Left over");
    SpringTest.begun(ResettingToo.class)
        .test(
            "plain",
            jdbc -> {
              assertThat(jdbc.queryForList(NAMES, String.class)).containsExactly("Ada");
              assertThat(jdbc.queryForObject("SELECT to_regclass('left_over')", String.class))
                  .isNull();
              assertThat(jdbc.queryForObject("SELECT current_database()", String.class))
                  .isEqualTo(db.name());
            })
        .end();
    assertThat(owner()).containsExactly(db.user());
  }

  @Test
  void aMethodIsPutBackAndItsNeighboursAreNot() throws Exception {
    SpringTest test = SpringTest.begun(Mixed.class);
    test.test("plain", ResetDatabasePostgresTest::writeAndBreak)
        .test(
            "plain",
            jdbc ->
                assertThat(jdbc.queryForList(NAMES, String.class))
                    .containsExactly("Ada", "Left over"))
        .test(
            "reset",
            jdbc -> assertThat(jdbc.queryForList(NAMES, String.class)).containsExactly("Ada"));
    test.end();
  }

  @Test
  void itComesBeforeTheTestsOwnTransaction() throws Exception {
    SpringTest test = SpringTest.begun(RollingBack.class);
    test.test("reset", ResetDatabasePostgresTest::writeAndBreak)
        .test(
            "reset",
            jdbc -> assertThat(jdbc.queryForList(NAMES, String.class)).containsExactly("Ada"));
    test.end();
  }

  @Test
  void noTestGetsADeadConnection() throws Exception {
    SpringTest test = SpringTest.begun(Mixed.class);
    for (int i = 0; i < 5; i++) {
      test.test(
          "reset",
          jdbc -> {
            assertThat(jdbc.queryForObject("SELECT count(*) FROM customer", Long.class))
                .isEqualTo(1L);
            writeAndBreak(jdbc);
          });
    }
    test.end();
  }

  @Test
  void whatAClassWithoutItLeftBeforeTheCopyWasMadeIsTold(CapturedOutput output) throws Exception {
    SpringTest.begun(Careless.class).test("plain", ResetDatabasePostgresTest::writeAndBreak).end();
    SpringTest test = SpringTest.begun(Resetting.class);
    test.test(
        "plain",
        jdbc ->
            assertThat(jdbc.queryForList(NAMES, String.class)).containsExactly("Ada", "Left over"));
    assertThat(output.getAll())
        .contains(
            "The database '"
                + db.name()
                + "' is what tests are put back to from now on; Careless ran before without @ResetDatabase: what that committed there is part of it.");
    test.end();
  }

  @Test
  void whoMayNotMakeDatabasesIsToldWhatIsMissing() throws Exception {
    String poor = db.name() + "_poor";
    db.execute(
        "CREATE ROLE " + poor + " LOGIN PASSWORD '" + db.password() + "'",
        "GRANT CREATE, USAGE ON SCHEMA public TO " + poor);
    USER.set(poor);
    try {
      assertThatThrownBy(() -> SpringTest.begun(Poor.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "'%1$s' can't copy or replace the test's database '%2$s': ERROR: must be owner of database %2$s%nGive the user CREATEDB and let it own '%2$s', as containers and embedded servers do; and see that nobody else works on it.",
              poor, db.name());
      assertThat(
              db.strings(
                  "SELECT datallowconn FROM pg_database WHERE datname = '" + db.name() + "'"))
          .containsExactly("t");
    } finally {
      SpringTest.closeApplication(Poor.class);
      db.execute("DROP OWNED BY " + poor, "DROP ROLE " + poor);
    }
  }

  private static void writeAndBreak(JdbcTemplate jdbc) {
    jdbc.update("INSERT INTO customer (id, name) VALUES (7, 'Left over')");
    jdbc.execute("CREATE TABLE left_over (id bigint)");
  }

  private List<String> owner() {
    return db.strings(
        "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()");
  }

  @SpringBootTest(
      classes = PlainApplication.class,
      webEnvironment = WebEnvironment.NONE,
      properties = {
        "spring.main.banner-mode=off",
        "spring.datasource.hikari.maximum-pool-size=2",
        "aludel.locations=classpath:shop/migrations"
      })
  abstract static class OfOneApplication {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
      PostgresDatabase db = Objects.requireNonNull(DB.get());
      properties.add("spring.datasource.url", db::url);
      properties.add("spring.datasource.username", USER::get);
      properties.add("spring.datasource.password", db::password);
    }
  }

  @ResetDatabase
  static class Resetting extends OfOneApplication {
    void plain() {}
  }

  @ResetDatabase
  static class ResettingToo extends OfOneApplication {
    void plain() {}
  }

  static class Careless extends OfOneApplication {
    void plain() {}
  }

  @ResetDatabase
  static class Poor extends OfOneApplication {}

  static class Mixed extends OfOneApplication {
    void plain() {}

    @ResetDatabase
    void reset() {}
  }

  @Transactional
  static class RollingBack extends OfOneApplication {
    @ResetDatabase
    void reset() {}
  }
}
