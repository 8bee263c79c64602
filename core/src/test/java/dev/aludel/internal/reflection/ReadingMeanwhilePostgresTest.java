package dev.aludel.internal.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database is read while somebody else changes its schema. */
@ExtendWith(PostgresExtension.class)
class ReadingMeanwhilePostgresTest {

  private static final int TABLES = 20;
  private static final int READS = 10;

  /** PostgreSQL looks for a deadlock after a second; a reader gives way after 200 ms. */
  private static final Duration BEFORE_A_DEADLOCK = Duration.ofSeconds(1);

  private final PostgresDatabase database;
  private final AtomicBoolean over = new AtomicBoolean();

  ReadingMeanwhilePostgresTest(PostgresDatabase database) {
    this.database = database.fresh();
    for (int i = 0; i < TABLES; i++) {
      this.database.execute(
          "CREATE TABLE t%1$d (id int, name text); CREATE VIEW v%1$d AS SELECT id, name FROM t%1$d"
              .formatted(i));
    }
  }

  @Test
  void aMigrationIsNeitherEndedNorKeptWaitingByAReader() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    int read = 0;
    try {
      Future<Duration> longest = other.submit(this::migrateAgainAndAgain);
      for (int i = 0; i < READS && !longest.isDone(); i++) {
        try {
          SchemaReading.read(ConnectionSource.of(database.dataSource()), "public");
          read++;
        } catch (QueryFailedException e) {
          assertThat(e).hasMessageContaining("A migration is running");
        }
      }
      over.set(true);
      System.out.printf(
          "%d of %d reads ended while a migration ran; its statements waited %d ms at most%n",
          read, READS, longest.get().toMillis());
      assertThat(longest.get()).isLessThan(BEFORE_A_DEADLOCK);
      assertThat(read).isPositive();
    } finally {
      over.set(true);
      other.shutdown();
    }
  }

  /** Takes locks from the last view to the first, where the reader goes the other way. */
  private Duration migrateAgainAndAgain() throws SQLException, InterruptedException {
    long longest = 0;
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (!over.get()) {
        for (int i = TABLES - 1; i >= 0 && !over.get(); i -= 3) {
          for (String sql :
              new String[] {
                "DROP VIEW v%1$d",
                "ALTER TABLE t%1$d ALTER name TYPE varchar",
                "ALTER TABLE t%1$d ALTER name TYPE text",
                "CREATE VIEW v%1$d AS SELECT id, name FROM t%1$d"
              }) {
            long begin = System.nanoTime();
            statement.execute(sql.formatted(i));
            longest = Math.max(longest, System.nanoTime() - begin);
            Thread.sleep(2);
          }
        }
        connection.commit();
        Thread.sleep(200);
      }
    }
    return Duration.ofNanos(longest);
  }

  @Test
  void aMigrationThatTakesLongIsNamed() throws Exception {
    try (Connection migration = database.dataSource().getConnection();
        Statement statement = migration.createStatement()) {
      migration.setAutoCommit(false);
      statement.execute("LOCK TABLE v0 IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(
              () -> SchemaReading.read(ConnectionSource.of(database.dataSource()), "public"))
          .isInstanceOf(QueryFailedException.class)
          .hasMessage(
              """
              The schema was read 10 times, and changed or was locked each time.
              A migration is running: wait until it is done, then run this again."""
                  + "");
      statement.execute("DROP VIEW v0");
      migration.rollback();
    }
  }
}
