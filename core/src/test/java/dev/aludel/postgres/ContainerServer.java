package dev.aludel.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Starts PostgreSQL in a container, where there is an engine that can; it stops with the JVM. */
final class ContainerServer {

  private static final Logger log = LoggerFactory.getLogger(ContainerServer.class);

  private static final Duration ENGINE_WAIT = Duration.ofSeconds(5);

  /** An engine that can't reach its registry would otherwise hold the tests up for minutes. */
  private static final Duration START_WAIT = Duration.ofSeconds(90);

  private ContainerServer() {}

  static Optional<ServerAddress> start(int major) {
    boolean engine =
        within(
                ENGINE_WAIT,
                "the Docker engine",
                () -> DockerClientFactory.instance().isDockerAvailable())
            .orElse(false);
    return engine
        ? within(START_WAIT, "a container of PostgreSQL " + major, () -> run(major))
        : Optional.empty();
  }

  private static ServerAddress run(int major) {
    String password = "aludel";
    PostgreSQLContainer container =
        new PostgreSQLContainer("postgres:" + major + "-alpine")
            .withUsername("postgres")
            .withPassword(password)
            .withDatabaseName("postgres");
    container.setCommand(
        "postgres",
        "-c",
        "fsync=off",
        "-c",
        "max_connections=300",
        "-c",
        "timezone=" + EmbeddedServer.unlikeOurs(),
        "-c",
        "shared_preload_libraries=pg_stat_statements");
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop PostgreSQL"));
    return ServerAddress.local(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        password);
  }

  /** Leaves work behind that doesn't come back in time: a daemon, so that the JVM can end. */
  private static <T> Optional<T> within(Duration limit, String what, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "ask for " + what);
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      task.cancel(true);
      log.warn(
          "No answer from {} within {} s; the embedded PostgreSQL is used instead.",
          what,
          limit.toSeconds());
    } catch (ExecutionException e) {
      log.warn(
          "Asking for {} failed; the embedded PostgreSQL is used instead: {}",
          what,
          String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
