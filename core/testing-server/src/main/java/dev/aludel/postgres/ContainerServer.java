package dev.aludel.postgres;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
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
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Starts PostgreSQL in a container, where there is an engine that can; it stops with the JVM. */
final class ContainerServer {

  private static final Logger log = LoggerFactory.getLogger(ContainerServer.class);

  private static final Duration ENGINE_WAIT = Duration.ofSeconds(5);

  /** An engine that can't reach its registry would otherwise hold the tests up for minutes. */
  private static final Duration START_WAIT = Duration.ofSeconds(60);

  private ContainerServer() {}

  static Optional<ServerAddress> start(int major) {
    String image = "postgres:" + major + "-alpine";
    return within(ENGINE_WAIT, "a Docker engine", ContainerServer::engine)
        .flatMap(engine -> engine)
        .flatMap(
            engine ->
                within(
                    START_WAIT,
                    "a container of '" + image + "'",
                    () -> {
                      fetch(engine, image);
                      return run(image);
                    }));
  }

  /** Asks for the way to the engine alone: more would already start containers. */
  private static Optional<DockerClient> engine() {
    try {
      return Optional.of(
          DockerClientProviderStrategy.getClientForConfig(
              DockerClientFactory.instance().getTransportConfig()));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Fails at the first refusal of a registry, which Testcontainers would ask for two minutes. */
  private static void fetch(DockerClient engine, String image) throws InterruptedException {
    String name =
        ImageNameSubstitutor.instance().apply(DockerImageName.parse(image)).asCanonicalNameString();
    try {
      engine.inspectImageCmd(name).exec();
    } catch (NotFoundException e) {
      engine.pullImageCmd(name).start().awaitCompletion();
    }
  }

  private static ServerAddress run(String image) {
    String password = "aludel";
    PostgreSQLContainer container =
        new PostgreSQLContainer(image)
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
