package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.AutogenerateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * How long a reader and a writer of a table with a million rows wait while the table changes.
 *
 * <p>{@code -Daludel.test.forms=plain} shows how long they would wait otherwise, and fails.
 */
@Tag("soak")
@ResourceLock("scratch databases")
@ExtendWith(PostgresExtension.class)
class FormsUnderLoadPostgresTest {

  private static final String BEFORE =
      """
      CREATE TABLE customer (id bigint PRIMARY KEY);
      CREATE TABLE orders (
        id bigint PRIMARY KEY, customer_id bigint, total numeric, placed_at date, note text
      );
      CREATE INDEX orders_placed_at ON orders (placed_at);
      """;
  private static final String AFTER =
      """
      CREATE TABLE customer (id bigint PRIMARY KEY);
      CREATE TABLE orders (
        id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer, total numeric CHECK (total >= 0),
        placed_at date, note text UNIQUE, seller_id bigint REFERENCES customer, state text CHECK (state <> '')
      );
      CREATE INDEX orders_customer ON orders (customer_id);
      """;
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ALLOWED = LOCK_TIMEOUT.plusMillis(100);

  private final PostgresDatabase database;
  private final AtomicBoolean over = new AtomicBoolean();
  @TempDir private Path folder;

  FormsUnderLoadPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void aReaderAndAWriterOfAMillionRowsHardlyWait() throws Exception {
    Aludel aludel = project();
    aludel.upgrade("20260101_000000");
    database.execute("INSERT INTO customer SELECT generate_series(1, 1000)");
    database.execute(
        "INSERT INTO orders SELECT n, n % 1000 + 1, n, DATE '2026-01-01', 'note ' || n"
            + " FROM generate_series(1, 1000000) n");
    database.execute("VACUUM ANALYZE orders");
    assertWaits("up", () -> aludel.upgrade());
    assertWaits("down", () -> aludel.downgrade("-1"));
  }

  private Aludel project() throws IOException {
    Path revisions = Files.createDirectory(folder.resolve("db"));
    Files.writeString(
        revisions.resolve("20260101_000000_first.sql"),
        "-- @revises base\n\n-- @upgrade\n" + BEFORE + "\n-- @downgrade empty\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("url", database.url());
    settings.put("user", database.user());
    settings.put("password", database.password());
    settings.put("locations", "filesystem:" + revisions);
    settings.put("models", Files.writeString(folder.resolve("schema.sql"), AFTER).toString());
    settings.put("scratch", "server");
    settings.put("drops", "write");
    settings.put("forms", System.getProperty("aludel.test.forms", "online"));
    settings.put("lock-timeout", LOCK_TIMEOUT.toMillis() + "ms");
    Aludel.builder()
        .settings(settings)
        .build()
        .workbench()
        .autogenerate(AutogenerateRequest.of("next"));
    return Aludel.builder().settings(settings).build();
  }

  private void assertWaits(String step, Callable<?> change) throws Exception {
    over.set(false);
    ExecutorService others = Executors.newFixedThreadPool(2);
    try {
      Future<Duration> reader =
          others.submit(() -> longest("SELECT total FROM orders WHERE id = ?"));
      Future<Duration> writer =
          others.submit(() -> longest("UPDATE orders SET total = total + 1 WHERE id = ?"));
      change.call();
      over.set(true);
      System.out.printf(
          "%s: the reader waited %d ms at most, the writer %d ms%n",
          step, reader.get().toMillis(), writer.get().toMillis());
      assertThat(reader.get()).isLessThan(ALLOWED);
      assertThat(writer.get()).isLessThan(ALLOWED);
    } finally {
      over.set(true);
      others.shutdown();
    }
  }

  /** Does the same again and again until the change is over. */
  private Duration longest(String sql) throws SQLException {
    long longest = 0;
    int row = 0;
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      while (!over.get()) {
        row = row % 1000 + 1;
        statement.setLong(1, row);
        long begin = System.nanoTime();
        statement.execute();
        longest = Math.max(longest, System.nanoTime() - begin);
      }
    }
    return Duration.ofNanos(longest);
  }
}
