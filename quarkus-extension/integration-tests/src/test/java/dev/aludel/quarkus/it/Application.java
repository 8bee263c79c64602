package dev.aludel.quarkus.it;

import dev.aludel.postgres.PostgresDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application as a process of its own. */
final class Application implements AutoCloseable {

  /**
   * How it ended.
   *
   * @param code its exit code
   * @param out what it printed to standard output
   * @param err what it printed to standard error
   */
  record Ended(int code, String out, String err) {}

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+)");

  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Optional<Process> process = Optional.empty();
  private Path out = Path.of("out");
  private Path err = Path.of("err");
  private String address = "";

  private Application() {}

  static Application on(PostgresDatabase db) {
    return withoutDatabase()
        .with("quarkus.datasource.jdbc.url", db.url())
        .with("quarkus.datasource.username", db.user())
        .with("quarkus.datasource.password", db.password());
  }

  static Application withoutDatabase() {
    return new Application();
  }

  Application with(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Application without(String name) {
    properties.remove(name);
    return this;
  }

  Application option(String option) {
    options.add(option);
    return this;
  }

  Application argument(String argument) {
    arguments.add(argument);
    return this;
  }

  Application environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Starts it and goes on. */
  Application launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", System.getProperty("application")));
    command.addAll(arguments);
    out = Files.createTempFile("aludel", ".out");
    err = Files.createTempFile("aludel", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    process = Optional.of(builder.start());
    return this;
  }

  /** Starts it and waits until it listens. */
  Application serve() throws IOException, InterruptedException {
    return launch().listening();
  }

  /** Waits until it listens. */
  Application listening() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.orElseThrow().isAlive()) {
      Matcher matcher = ADDRESS.matcher(Files.readString(out));
      if (matcher.find()) {
        address = matcher.group(1);
        return this;
      }
      Thread.sleep(20);
    }
    close();
    throw new AssertionError("It doesn't listen: " + Files.readString(out) + Files.readString(err));
  }

  /** Starts it and waits until it has ended. */
  Ended run() throws IOException, InterruptedException {
    launch();
    return ended();
  }

  Ended ended() throws IOException, InterruptedException {
    Process running = process.orElseThrow();
    if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new AssertionError("It doesn't end: " + Files.readString(out));
    }
    Ended ended =
        new Ended(running.exitValue(), Files.readString(out), withoutJvm(Files.readString(err)));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }

  /** Newer JVMs warn of what libraries call. */
  private static String withoutJvm(String printed) {
    return printed.replaceAll("(?m)^WARNING: .*\\R", "");
  }

  String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() {
    process.ifPresent(
        running -> {
          List<ProcessHandle> own = running.descendants().toList();
          running.destroy();
          try {
            running.waitFor(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            running.destroyForcibly();
            own.forEach(ProcessHandle::destroyForcibly);
          }
        });
  }
}
