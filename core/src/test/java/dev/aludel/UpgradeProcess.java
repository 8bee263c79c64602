package dev.aludel;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.process.LeftProcesses;
import dev.aludel.request.AutogenerateRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own that waits for its start signal, and can be killed. */
final class UpgradeProcess {

  private final Process process;
  private final BufferedReader output;

  private UpgradeProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * The program: url, user, password, location, and settings as name=value; models make it write a
   * revision.
   */
  public static void main(String[] arguments) throws IOException {
    AludelBuilder builder =
        Aludel.builder().url(arguments[0], arguments[1], arguments[2]).locations(arguments[3]);
    for (String setting : List.of(arguments).subList(4, arguments.length)) {
      String[] parts = setting.split("=", 2);
      builder.settings(Map.of(parts[0], parts[1]));
    }
    Aludel aludel = builder.build();
    aludel.history();
    System.out.println("ready");
    System.in.read();
    if (List.of(arguments).stream().anyMatch(setting -> setting.startsWith("models="))) {
      aludel.workbench().autogenerate(AutogenerateRequest.of("next"));
    } else {
      aludel.upgrade();
    }
    System.out.println("head " + System.currentTimeMillis());
  }

  static UpgradeProcess start(
      PostgresDatabase database, String url, String location, String... settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                UpgradeProcess.class.getName(),
                url,
                database.user(),
                database.password(),
                location));
    command.addAll(List.of(settings));
    try {
      return new UpgradeProcess(
          LeftProcesses.start(new ProcessBuilder(command).redirectErrorStream(true)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has read its revisions and stands at the start. */
  UpgradeProcess ready() throws IOException {
    await("ready");
    return this;
  }

  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Waits for its end at head; the time it got there. */
  long head() throws IOException, InterruptedException {
    long at = Long.parseLong(await("head ").substring("head ".length()));
    process.waitFor(60, TimeUnit.SECONDS);
    return at;
  }

  private String await(String beginning) throws IOException {
    StringBuilder other = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
      other.append(line).append('\n');
    }
    throw new AssertionError("The process ended without '" + beginning + "':\n" + other);
  }

  /** As kill -9 does it; whether it was still at work. */
  boolean kill() throws InterruptedException {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    process.waitFor();
    return alive;
  }
}
