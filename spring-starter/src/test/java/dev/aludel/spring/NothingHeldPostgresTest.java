package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a started application holds because of Aludel: nothing, so that a checkpoint of the process
 * can be taken, and DevTools can throw it away.
 */
@ExtendWith(PostgresExtension.class)
class NothingHeldPostgresTest {

  /** Long enough that the thread and the connection that look on at a step were there. */
  private static final String LOCATIONS = "classpath:shop/migrations,classpath:shop/slow";

  private final PostgresDatabase db;

  NothingHeldPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void noConnectionByAUrlOfItsOwnStaysOpen() throws Exception {
    try (ConfigurableApplicationContext application =
        Applications.on(db)
            .with("aludel.url", db.url())
            .with("aludel.user", db.user())
            .with("aludel.password", db.password())
            .with("aludel.locations", LOCATIONS)
            .start(PlainApplication.class)) {
      assertThat(application.isRunning()).isTrue();
      assertThat(backendsSoon("aludel")).isEmpty();
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void thePoolHasItsConnectionBack() throws Exception {
    try (ConfigurableApplicationContext application =
        Applications.on(db).with("aludel.locations", LOCATIONS).start(PlainApplication.class)) {
      HikariDataSource pool = application.getBean(HikariDataSource.class);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection()).isZero();
      assertThat(backendsSoon("aludel")).isEmpty();
      assertThat(threads()).isEmpty();
      // As for a checkpoint: a pool that can be emptied holds nothing for anyone.
      pool.getHikariPoolMXBean().softEvictConnections();
      assertThat(backendsWith("state <> 'idle'")).isEmpty();
    }
  }

  /** The server takes a moment to see that a connection is gone. */
  private List<String> backendsSoon(String application) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    List<String> backends = backendsWith("application_name = '" + application + "'");
    while (!backends.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(50);
      backends = backendsWith("application_name = '" + application + "'");
    }
    return backends;
  }

  private List<String> backendsWith(String condition) {
    return db.strings(
        "SELECT application_name || ' ' || query FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND "
            + condition);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("aludel"))
        .toList();
  }
}
