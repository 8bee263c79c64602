package dev.aludel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(PostgresExtension.class)
class PostgresExtensionTest {

  private static final List<String> databasesSeen = new ArrayList<>();

  private final PostgresDatabase db;

  PostgresExtensionTest(PostgresDatabase db) {
    this.db = db;
  }

  @Test
  void theServerHasTheMajorVersionThatWasAskedFor() {
    assumeThat(PostgresServer.shared().isGiven()).isFalse();
    assertThat(db.serverMajor())
        .isEqualTo(Integer.parseInt(System.getProperty("aludel.test.postgres", "17")));
  }

  @Test
  void theDataOfTheBinariesLiesInMemoryWhereThereIsRoom() {
    assumeThat(PostgresServer.shared().description()).startsWith("embedded");
    assumeThat(MemoryFolder.find()).isPresent();
    assertThat(db.strings("SHOW data_directory"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith(MemoryFolder.find().orElseThrow() + "/");
  }

  @Test
  void twoClassesGetDatabasesOfTheirOwnThatAreGoneAfterwards() {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    DiscoverySelectors.selectClass(OneClass.class),
                    DiscoverySelectors.selectClass(AnotherClass.class))
                .build(),
            summary);
    assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(3);
    assertThat(databasesSeen).hasSize(3).doesNotContain(db.name());
    assertThat(databasesSeen.stream().filter(name -> name.startsWith("t_oneclass_")).distinct())
        .hasSize(1);
    assertThat(databasesSeen.stream().filter(name -> name.startsWith("t_anotherclass_")))
        .hasSize(1);
    assertThat(db.strings("SELECT datname FROM pg_database"))
        .contains(db.name())
        .doesNotContainAnyElementsOf(databasesSeen);
  }

  @Nested
  class InsideTheClass {
    @Test
    void aMethodParameterIsTheDatabaseOfTheOutermostClass(PostgresDatabase parameter) {
      assertThat(parameter).isSameAs(db);
    }
  }

  @Test
  void aFreshDatabaseIsEmptyAndAnotherOne() {
    db.execute("CREATE TABLE only_here (id int)");
    PostgresDatabase other = db.fresh();
    assertThat(other.name()).isNotEqualTo(db.name());
    assertThat(other.strings("SELECT relname FROM pg_class WHERE relname = 'only_here'")).isEmpty();
    assertThat(other.strings("SELECT current_database(), NULL, 1"))
        .containsExactly(other.name() + "|null|1");
  }

  @Test
  void aWrongPasswordIsRefused() {
    PGSimpleDataSource wrong = db.dataSource();
    wrong.setPassword("wrong");
    assertThatThrownBy(wrong::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessage("FATAL: password authentication failed for user \"" + db.user() + "\"");
    assertThat(db.strings("SELECT 1")).containsExactly("1");
  }

  @Test
  void statementsAreCountedOnTheServer() throws Exception {
    PostgresDatabase other = db.fresh();
    try (Connection connection = other.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(other.statementsDuring(() -> {})).isEmpty();
      connection.setAutoCommit(false);
      assertThat(
              other.statementsDuring(
                  () -> {
                    statement.execute("CREATE TABLE a (id int)");
                    statement.execute("SELECT 1");
                    statement.execute("SELECT 2");
                    connection.commit();
                  }))
          .containsExactly("BEGIN", "COMMIT", "CREATE TABLE a (id int)", "SELECT $1", "SELECT $1");
    }
  }

  @ExtendWith(PostgresExtension.class)
  static class OneClass {
    @Test
    void first(PostgresDatabase database) {
      databasesSeen.add(database.name());
    }

    @Test
    void second(PostgresDatabase database) {
      databasesSeen.add(database.name());
    }
  }

  @ExtendWith(PostgresExtension.class)
  static class AnotherClass {
    AnotherClass(PostgresDatabase database) {
      databasesSeen.add(database.name());
    }

    @Test
    void first() {}
  }
}
