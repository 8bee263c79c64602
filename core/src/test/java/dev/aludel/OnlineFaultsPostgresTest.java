package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.AludelException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.postgres.FaultyLine;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.setting.RepairDecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A revision in online forms, as autogenerate writes it, that fails or is cut off half-way: what
 * stays is said, and both the way on and the way back lead where they should.
 */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
@Isolated("many databases, and lines that are cut")
class OnlineFaultsPostgresTest {

  private static final String UP =
      """
      CREATE UNIQUE INDEX CONCURRENTLY orders_number_key ON orders (number);

      ALTER TABLE orders
        ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key,
        ADD CONSTRAINT orders_total_check CHECK ((total >= (0)::numeric)) NOT VALID,
        ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) NOT VALID,
        ADD CONSTRAINT orders_total_not_null CHECK (total IS NOT NULL) NOT VALID;

      CREATE INDEX CONCURRENTLY orders_customer_id ON orders USING btree (customer_id);

      -- @commit

      ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_null;

      -- @commit

      ALTER TABLE orders
        ALTER COLUMN total SET NOT NULL,
        DROP CONSTRAINT orders_total_not_null;

      -- @commit

      ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;

      -- @commit

      ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;
      """;

  private static final String DOWN =
      """
      DROP INDEX CONCURRENTLY orders_customer_id;

      ALTER TABLE orders
        ALTER COLUMN total DROP NOT NULL,
        DROP CONSTRAINT orders_customer_id_fkey,
        DROP CONSTRAINT orders_total_check,
        DROP CONSTRAINT orders_number_key;
      """;

  private static final String STATE =
      """
      SELECT c.conname, pg_get_constraintdef(c.oid), c.convalidated FROM pg_constraint c
       WHERE c.conrelid = 'orders'::regclass
      UNION ALL SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), i.indisvalid FROM pg_index i
       WHERE i.indrelid = 'orders'::regclass
      UNION ALL SELECT a.attname, 'not null', a.attnotnull FROM pg_attribute a
       WHERE a.attrelid = 'orders'::regclass AND a.attnum > 0
      ORDER BY 1, 2""";

  @TempDir private Path temp;
  private RevisionFolder folder;
  private PostgresDatabase server;

  @BeforeEach
  void online(PostgresDatabase shared) {
    server = shared;
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                """
                CREATE TABLE customer (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint PRIMARY KEY, number bigint, total numeric, customer_id bigint);
                INSERT INTO customer SELECT generate_series(1, 10);
                INSERT INTO orders SELECT i, i, i, 1 + i % 10 FROM generate_series(1, 100) i;
                """,
                "DROP TABLE orders, customer;")
            .revision("bbbb", "aaaa", UP, DOWN);
  }

  private Aludel aludel(PostgresDatabase database) {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  /** What the message says takes back what stays. */
  private static List<String> takingBack(String message) {
    List<String> statements = new ArrayList<>();
    String advice = "To take them back instead, undo all of them";
    message
        .substring(Math.max(0, message.indexOf(advice)))
        .lines()
        .filter(line -> line.startsWith("    ") && message.contains(advice))
        .forEach(line -> statements.add(line.strip()));
    return statements;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number = 8      | number = 7      | 0 | could not create unique index
          total = NULL    | total = 7       | 3 | check constraint "orders_total_not_null"
          total = -1      | total = 7       | 5 | check constraint "orders_total_check"
          customer_id = 11| customer_id = 8 | 6 | foreign key constraint "orders_customer_id_fkey"
          """)
  void whereRowsAreInTheWayBothWaysAreOpen(
      String fault, String mended, int stay, String said, PostgresDatabase server)
      throws Exception {
    List<String> wanted;
    try (PostgresDatabase undisturbed = server.fresh()) {
      aludel(undisturbed).upgrade();
      wanted = undisturbed.strings(STATE);
    }
    try (PostgresDatabase database = server.fresh()) {
      aludel(database).upgrade("aaaa");
      final List<String> before = database.strings(STATE);
      database.execute("UPDATE orders SET " + fault + " WHERE id = 7");
      RevisionFailedException failure =
          catchThrowableOfType(RevisionFailedException.class, () -> aludel(database).upgrade());
      assertThat(failure)
          .hasMessageContaining(said)
          .hasMessageContaining(
              stay == 0
                  ? "none of its statements took effect.\nAn INVALID index 'orders_number_key' may stay, too. The next run drops it first."
                  : "its first %d of 7 statements stay. The next run goes on behind them."
                      .formatted(stay));
      if (stay > 0) {
        assertThat(failure)
            .hasMessageContaining("A constraint that is NOT VALID holds for new rows already.");
        for (String statement : takingBack(String.valueOf(failure.getMessage()))) {
          database.execute(statement);
        }
        assertThat(database.strings(STATE)).as("the way back").isEqualTo(before);
        aludel(database).repair("bbbb", RepairDecision.UNDONE);
        assertThatThrownBy(() -> aludel(database).upgrade()).hasMessageContaining(said);
      }
      database.execute("UPDATE orders SET " + mended + " WHERE id = 7");
      aludel(database).upgrade();
      assertThat(database.strings(STATE)).as("the way on").isEqualTo(wanted);
      aludel(database).downgrade("-1");
      assertThat(database.strings(STATE)).as("down from head").isEqualTo(before);
    }
  }

  @Test
  void cutAtManyATurnBothWaysLeadWhereTheyShould() throws Exception {
    disturb(3, 4, this::cut);
  }

  @Test
  @Tag("soak")
  void cutAtEveryTurnBothWaysLeadWhereTheyShould() throws Exception {
    disturb(1, 1, this::cut);
  }

  /** The statement that was sent last runs to its end, without anybody who hears of it. */
  @Test
  @Tag("soak")
  void killedAtEveryTurnBothWaysLeadWhereTheyShould() throws Exception {
    disturb(1, 1, this::killed);
  }

  /** An upgrade that is disturbed at one of its turns. */
  @FunctionalInterface
  private interface Disturbance {
    /** {@return whether the upgrade did not come to its end} */
    boolean upgrade(FaultyLine line, int turn) throws Exception;
  }

  private boolean cut(FaultyLine line, int turn) {
    line.cutAtTurn(turn);
    try {
      aludel(line).upgrade();
      return false;
    } catch (AludelException e) {
      return true;
    }
  }

  private boolean killed(FaultyLine line, int turn) throws Exception {
    UpgradeProcess process = UpgradeProcess.start(server, line.url(), folder.location()).ready();
    CountDownLatch there = new CountDownLatch(1);
    AtomicBoolean alive = new AtomicBoolean();
    line.atTurn(
        turn,
        () -> {
          try {
            alive.set(process.kill());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          there.countDown();
        });
    process.go();
    // A process needs a turn more or less than a data source.
    return there.await(20, TimeUnit.SECONDS) ? alive.get() : process.kill();
  }

  private Aludel aludel(FaultyLine line) {
    return Aludel.builder().dataSource(line.dataSource()).locations(folder.location()).build();
  }

  private void disturb(int first, int every, Disturbance disturbance) throws Exception {
    List<String> before;
    List<String> wanted;
    int turns;
    try (PostgresDatabase undisturbed = server.fresh();
        FaultyLine line = new FaultyLine(undisturbed)) {
      aludel(undisturbed).upgrade("aaaa");
      before = undisturbed.strings(STATE);
      aludel(line).upgrade();
      turns = line.turns();
      wanted = undisturbed.strings(STATE);
    }
    int failures = 0;
    for (int turn = first; turn <= turns; turn += every) {
      for (boolean on : List.of(true, false)) {
        failures += leads(turn, on, on ? wanted : before, disturbance) ? 1 : 0;
      }
    }
    System.out.printf("%d of %d turns, %d failures, both ways%n", turns / every, turns, failures);
    assertThat(failures).isPositive();
  }

  private boolean leads(int turn, boolean on, List<String> wanted, Disturbance disturbance)
      throws Exception {
    try (PostgresDatabase database = server.fresh();
        FaultyLine line = new FaultyLine(database)) {
      aludel(database).upgrade("aaaa");
      if (!on) {
        // It can't get to its end, so that there is something to take back.
        database.execute("UPDATE orders SET total = NULL WHERE id = 7");
      }
      boolean failed = disturbance.upgrade(line, turn);
      if (on) {
        aludel(database).upgrade();
      } else {
        RevisionFailedException failure =
            catchThrowableOfType(RevisionFailedException.class, () -> aludel(database).upgrade());
        for (String statement : takingBack(String.valueOf(failure.getMessage()))) {
          database.execute(statement);
        }
        aludel(database).repair("bbbb", RepairDecision.UNDONE);
      }
      assertThat(database.strings(STATE))
          .as("disturbed at turn %d, the way %s", turn, on ? "on" : "back")
          .isEqualTo(wanted);
      return failed;
    }
  }
}
