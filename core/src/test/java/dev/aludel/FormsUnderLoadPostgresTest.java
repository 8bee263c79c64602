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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long readers and writers of tables with a million rows wait while the tables change.
 *
 * <p>{@code -Daludel.test.forms=plain} shows how long they would wait otherwise, and fails.
 */
@Tag("soak")
@ResourceLock("scratch databases")
@ExtendWith(PostgresExtension.class)
class FormsUnderLoadPostgresTest {

  /** A change of tables with a million rows, and who reads and writes each of them meanwhile. */
  private enum Change {
    TABLES(
        """
        CREATE TABLE customer (id bigint PRIMARY KEY, name text);
        CREATE TABLE orders (
          id bigint PRIMARY KEY, customer_id bigint, total numeric, placed_at date, note text
        );
        CREATE INDEX orders_placed_at ON orders (placed_at);
        """,
        """
        CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL CHECK (name <> ''));
        CREATE TABLE orders (
          id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer, total numeric CHECK (total >= 0),
          placed_at date, note text UNIQUE, seller_id bigint REFERENCES customer, state text CHECK (state <> '')
        );
        CREATE INDEX orders_customer ON orders (customer_id);
        """,
        """
        INSERT INTO customer SELECT n, 'name ' || n FROM generate_series(1, 1000) n;
        INSERT INTO orders SELECT n, n % 1000 + 1, n, DATE '2026-01-01', 'note ' || n
          FROM generate_series(1, 1000000) n;
        """,
        List.of(
            "SELECT total FROM orders WHERE id = ?",
            "UPDATE orders SET total = total + 1 WHERE id = ?",
            "SELECT name FROM customer WHERE id = ?",
            "UPDATE customer SET name = name || '.' WHERE id = ?")),
    PARTITIONS(
        """
        CREATE TABLE event (id bigint, at date NOT NULL, kind text, amount numeric) PARTITION BY RANGE (at);
        CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
        CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
        CREATE TABLE event_3 PARTITION OF event FOR VALUES FROM ('2026-03-01') TO ('2026-04-01');
        CREATE INDEX event_id ON event (id);
        """,
        """
        CREATE TABLE event (
          id bigint, at date NOT NULL, kind text NOT NULL, amount numeric CHECK (amount >= 0)
        ) PARTITION BY RANGE (at);
        CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
        CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
        CREATE TABLE event_3 (id bigint, at date NOT NULL, kind text, amount numeric);
        CREATE INDEX event_id ON event (id);
        CREATE INDEX event_3_id_idx ON event_3 (id);
        CREATE INDEX event_kind ON event (kind);
        """,
        """
        INSERT INTO event SELECT n, DATE '2026-01-01' + n % 90, 'kind ' || n % 100, n
          FROM generate_series(1, 1000000) n;
        """,
        List.of(
            "SELECT amount FROM event WHERE id = ?",
            "UPDATE event SET amount = amount + 1 WHERE id = ?",
            "SELECT amount FROM event_2 WHERE id = ?",
            "UPDATE event_2 SET amount = amount + 1 WHERE id = ?"));

    private final String before;
    private final String after;
    private final String rows;
    private final List<String> statements;

    Change(String before, String after, String rows, List<String> statements) {
      this.before = before;
      this.after = after;
      this.rows = rows;
      this.statements = statements;
    }
  }

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ALLOWED = LOCK_TIMEOUT.plusMillis(100);

  private final PostgresDatabase server;
  private final AtomicBoolean over = new AtomicBoolean();
  @TempDir private Path folder;

  FormsUnderLoadPostgresTest(PostgresDatabase database) {
    this.server = database;
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void readersAndWritersOfAMillionRowsHardlyWait(Change change) throws Exception {
    try (PostgresDatabase database = server.fresh()) {
      Aludel aludel = project(change, database);
      aludel.upgrade("20260101_000000");
      database.execute(change.rows);
      database.execute("VACUUM ANALYZE");
      assertWaits(change + " up", change.statements, database, () -> aludel.upgrade());
      assertWaits(change + " down", change.statements, database, () -> aludel.downgrade("-1"));
    }
  }

  private Aludel project(Change change, PostgresDatabase database) throws IOException {
    Path revisions = Files.createDirectory(folder.resolve("db"));
    Files.writeString(
        revisions.resolve("20260101_000000_first.sql"),
        "-- @revises base\n\n-- @upgrade\n" + change.before + "\n-- @downgrade empty\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("url", database.url());
    settings.put("user", database.user());
    settings.put("password", database.password());
    settings.put("locations", "filesystem:" + revisions);
    settings.put(
        "models", Files.writeString(folder.resolve("schema.sql"), change.after).toString());
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

  private void assertWaits(
      String step, List<String> statements, PostgresDatabase database, Callable<?> change)
      throws Exception {
    over.set(false);
    ExecutorService others = Executors.newFixedThreadPool(statements.size());
    try {
      Map<String, Future<Duration>> waiting = new LinkedHashMap<>();
      for (String sql : statements) {
        waiting.put(sql, others.submit(() -> longest(sql, database)));
      }
      change.call();
      over.set(true);
      for (Map.Entry<String, Future<Duration>> one : waiting.entrySet()) {
        Duration longest = one.getValue().get();
        System.out.printf("%s: %d ms at most, %s%n", step, longest.toMillis(), one.getKey());
        assertThat(longest).as(one.getKey()).isLessThan(ALLOWED);
      }
    } finally {
      over.set(true);
      others.shutdown();
    }
  }

  /** Does the same again and again until the change is over. */
  private Duration longest(String sql, PostgresDatabase database) throws SQLException {
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
