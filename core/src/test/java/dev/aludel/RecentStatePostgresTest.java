package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.postgres.FaultyLine;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.KnownState;
import dev.aludel.report.LastAnswer;
import dev.aludel.report.SchemaStatus;
import dev.aludel.time.TurnedClock;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What probes and meters are told, how seldom the database is asked for it, and how long it may
 * take.
 */
@ExtendWith(PostgresExtension.class)
class RecentStatePostgresTest {

  /** What no test waits for in full. */
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path temp;
  private PostgresDatabase database;
  private String locations;
  private AludelBuilder builder;
  private final TurnedClock watch = new TurnedClock();

  @BeforeEach
  void twoRevisions(PostgresDatabase shared) {
    database = shared.fresh();
    RevisionFolder folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
    locations = folder.location();
    builder = Aludel.builder().dataSource(database.dataSource()).locations(locations);
  }

  private RecentState state(Aludel aludel) {
    return new RecentState(() -> aludel, watch, LONG);
  }

  @Test
  void aDatabaseIsAskedAtMostEveryTenSeconds() throws Exception {
    Aludel aludel = builder.build();
    RecentState state = state(aludel);
    assertThat(state.known().status()).contains(SchemaStatus.BEHIND);
    assertThat(state.known().pending()).isEqualTo(2);
    assertThat(state.known().ready()).isFalse();
    aludel.upgrade();
    List<String> statements =
        database.statementsDuring(
            () -> {
              watch.turn(RecentState.KEPT);
              assertThat(state.known().status()).contains(SchemaStatus.BEHIND);
              assertThat(state.known().pending()).isEqualTo(2);
            });
    assertThat(statements).isEmpty();
    watch.turn(Duration.ofMillis(1));
    assertThat(state.known().status()).contains(SchemaStatus.AT_HEAD);
    assertThat(state.known().pending()).isZero();
    assertThat(state.known().ready()).isTrue();
  }

  @Test
  void itAsksAgainWhatItIsToldToForget() {
    Aludel aludel = builder.build();
    RecentState state = state(aludel);
    assertThat(state.known().schemas()).containsOnlyKeys("");
    aludel.upgrade();
    state.forget();
    assertThat(state.known().status()).contains(SchemaStatus.AT_HEAD);
  }

  @Test
  @Timeout(300)
  void whatItIsToldToForgetWhileItAsksIsAskedAgain() throws Exception {
    Aludel aludel = builder.build();
    RecentState state = new RecentState(() -> aludel, watch, Duration.ofMillis(1));
    CountDownLatch upgraded = new CountDownLatch(1);
    state.ask(
        "rows",
        library -> {
          int rows = library.current().rows().size();
          awaitFor(upgraded);
          return rows;
        });
    aludel.upgrade();
    state.forget();
    upgraded.countDown();
    LastAnswer<Integer> rows = state.ask("rows", library -> library.current().rows().size());
    while (rows.value().isEmpty() || rows.value().get() == 0) {
      Thread.onSpinWait();
      rows = state.ask("rows", library -> library.current().rows().size());
    }
  }

  @Test
  void theWorstOfTheTenantsCounts() {
    Aludel aludel = builder.tenants(() -> List.of("acme", "late", "zeta")).build();
    aludel.tenant("acme").upgrade();
    aludel.tenant("late").upgrade("aaaa");
    aludel.tenant("zeta").upgrade();
    RecentState state = state(aludel);
    assertThat(state.known().facts())
        .isEqualTo(Map.of("status", "BEHIND", "tenants", 3, "behind", List.of("late")));
    assertThat(state.known().pending()).isEqualTo(1);
    aludel.start();
    database.execute("UPDATE zeta.aludel_version SET version_num = 'newer'");
    state.forget();
    assertThat(state.known().status()).contains(SchemaStatus.AHEAD);
    assertThat(state.known().pending()).isZero();
    assertThat(state.known().ready()).isTrue();
  }

  @Test
  void whatWasSeenLastHoldsWhileTheDatabaseIsAway() throws Exception {
    Outage outage = new Outage();
    Aludel aludel = builder.dataSource(outage.of(database)).build();
    aludel.upgrade();
    RecentState state = state(aludel);
    assertThat(state.known().facts())
        .isEqualTo(Map.of("status", "AT_HEAD", "rows", List.of("bbbb")));
    outage.begin();
    for (int probe = 0; probe < 6; probe++) {
      watch.turn(Duration.ofSeconds(5));
      state.known();
    }
    assertThat(state.ask("log", library -> library.log(1)).value()).isEmpty();
    assertThat(outage.attempts).as("connections asked for in 30 s").hasValue(2);
    KnownState known = state.known();
    assertThat(known.ready()).isTrue();
    assertThat(known.facts())
        .containsEntry("status", "AT_HEAD")
        .containsEntry("age", "30 s")
        .hasEntrySatisfying(
            "error", error -> assertThat(error.toString()).startsWith("No connection from"));
    outage.end();
    watch.turn(RecentState.KEPT.plusMillis(1));
    assertThat(state.known().facts()).doesNotContainKeys("age", "error");
  }

  @Test
  void nothingIsReadyOfWhichNothingIsKnown() {
    Outage outage = new Outage();
    outage.begin();
    KnownState known = state(builder.dataSource(outage.of(database)).build()).known();
    assertThat(known.ready()).isFalse();
    assertThat(known.status()).isEmpty();
    assertThat(known.pending()).isNaN();
    assertThat(known.atHead()).isNaN();
    assertThat(known.facts()).containsEntry("status", "UNKNOWN").doesNotContainKey("age");
  }

  /** The pool would let it wait for ten minutes. */
  @Test
  @Timeout(300)
  void anExhaustedPoolIsWaitedForAMomentOnlyAndNobodyStandsInLine() throws Exception {
    try (HikariDataSource pool = pool()) {
      Aludel aludel = builder.dataSource(pool).build();
      aludel.upgrade();
      RecentState state = state(aludel);
      assertThat(state.known().ready()).isTrue();
      try (Connection used = pool.getConnection()) {
        assertThat(used.isClosed()).isFalse();
        watch.turn(RecentState.KEPT.plusMillis(1));
        KnownState known = state.known();
        assertThat(known.ready()).isTrue();
        assertThat(known.answer().failure().orElseThrow().description())
            .endsWith(" within 250 ms.");
        assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection()).isZero();
      }
      watch.turn(RecentState.KEPT.plusMillis(1));
      assertThat(state.known().answer().failure()).isEmpty();
    }
  }

  @Test
  void aServerAtAUrlMayTakeItsTimeToAnswer() {
    try (FaultyLine line = new FaultyLine(database)) {
      line.answerFirstAfter(400);
      Aludel aludel =
          Aludel.builder()
              .locations(locations)
              .url(line.url(), line.dataSource().getUser(), line.dataSource().getPassword())
              .build();
      KnownState known = state(aludel).known();
      assertThat(known.answer().failure()).isEmpty();
      assertThat(known.status()).contains(SchemaStatus.BEHIND);
    }
  }

  @Test
  void aProbeDoesNotWaitForAServerAsAStartDoes() {
    Outage outage = new Outage();
    outage.begin();
    Aludel aludel =
        builder.dataSource(outage.of(database)).settings(Map.of("connect-wait", "20s")).build();
    assertThat(state(aludel).known().answer().failure()).isPresent();
    assertThat(outage.attempts).hasValue(1);
  }

  @Test
  @Timeout(300)
  void oneLookAtATimeIsUnderWayAndNoCallerWaitsForItLonger() throws Exception {
    Aludel aludel = builder.build();
    aludel.upgrade();
    RecentState state = new RecentState(() -> aludel, watch, Duration.ofMillis(1));
    CountDownLatch silent = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    List<LastAnswer<String>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(
          state.ask(
              "where",
              library -> {
                looks.incrementAndGet();
                awaitFor(silent);
                return "there";
              }));
    }
    while (looks.get() == 0) {
      Thread.onSpinWait(); // it is asked for in a thread of its own, which may not have begun yet
    }
    assertThat(looks).hasValue(1);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.value()).isEmpty();
              assertThat(answer.failure().orElseThrow().description())
                  .matches("The database has not answered for \\d+ ms\\.");
            });
    silent.countDown();
    while (state.ask("where", library -> "elsewhere").value().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(state.ask("where", library -> "elsewhere").value()).contains("there");
  }

  @Test
  void aLookGivesTheConnectionBackWithTheTimeoutThatItCameWith() {
    Outage outage = new Outage();
    RecentState state = state(builder.dataSource(outage.of(database)).build());
    assertThat(state.known().status()).contains(SchemaStatus.BEHIND);
    assertThat(outage.networkTimeouts).containsExactly(5000, 0);
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(600_000);
    return new HikariDataSource(config);
  }

  /** A data source that is away for a while, and tells what is asked of it. */
  private static final class Outage {
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Integer> networkTimeouts = new ArrayList<>();
    private volatile boolean away;

    void begin() {
      away = true;
    }

    void end() {
      away = false;
    }

    DataSource of(PostgresDatabase database) {
      DataSource real = database.dataSource();
      return proxy(
          DataSource.class,
          (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
              return method.invoke(real, arguments);
            }
            if (away) {
              attempts.incrementAndGet();
              throw new SQLException("the server is away", "08001");
            }
            return watched(real.getConnection());
          });
    }

    private Connection watched(Connection connection) {
      return proxy(
          Connection.class,
          (method, arguments) -> {
            if (method.getName().equals("setNetworkTimeout")) {
              networkTimeouts.add((Integer) arguments[1]);
            }
            return method.invoke(connection, arguments);
          });
    }

    private static <T> T proxy(Class<T> type, Call call) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> call.to(method, arguments)));
    }

    private interface Call {
      Object to(Method method, Object[] arguments) throws Throwable;
    }
  }

  private static void awaitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
