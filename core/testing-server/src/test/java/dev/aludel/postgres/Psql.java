package dev.aludel.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own programs, where this machine has them. */
public final class Psql {

  private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/.*");

  private Psql() {}

  /**
   * {@return whether a program is on the PATH}
   *
   * @param program its name, such as {@code psql}
   */
  public static boolean has(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  /**
   * {@return a program's major version; empty where it is not on the PATH}
   *
   * @param program its name, such as {@code pg_dump}
   */
  public static Optional<Integer> major(String program) {
    if (!has(program)) {
      return Optional.empty();
    }
    Matcher version = Pattern.compile("(\\d+)").matcher(run(List.of(program, "-V"), "", "").out);
    return version.find() ? Optional.of(Integer.parseInt(version.group(1))) : Optional.empty();
  }

  /**
   * Whether psql ends CSV data that stands in a script. A server from 18 on leaves that to psql,
   * and a psql before 18 leaves it to the server.
   *
   * @param database where the script runs
   * @return whether one of the two does it
   */
  public static boolean endsCsvData(PostgresDatabase database) {
    return database.serverMajor() < 18 || major("psql").orElse(18) >= 18;
  }

  /**
   * Runs a script.
   *
   * @param database where
   * @param script the text
   * @param options further options, such as {@code -c} and a command to run before it
   * @return how it ended
   */
  public static ScriptOutcome run(PostgresDatabase database, String script, String... options) {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-q"));
    command.addAll(address(database));
    command.addAll(List.of(options));
    command.addAll(List.of("-f", "-"));
    Output output = run(command, database.password(), script);
    return new ScriptOutcome(output.exit == 0, output.exit == 0 ? "" : output.err);
  }

  /**
   * {@return the schema of a database as pg_dump writes it}
   *
   * @param database which
   */
  public static String dumpSchema(PostgresDatabase database) {
    List<String> command = new ArrayList<>(List.of("pg_dump", "-s", "-E", "UTF8"));
    command.addAll(address(database));
    Output output = run(command, database.password(), "");
    if (output.exit != 0) {
      throw new IllegalStateException(output.err);
    }
    // Newer ones begin and end with a key that is another each time.
    return output
        .out
        .lines()
        .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
        .reduce("", (text, line) -> text + line + "\n");
  }

  private static List<String> address(PostgresDatabase database) {
    Matcher url = ADDRESS.matcher(database.url());
    if (!url.matches()) {
      throw new IllegalStateException(database.url());
    }
    return Arrays.asList(
        "-h", url.group(1), "-p", url.group(2), "-U", database.user(), "-d", database.name());
  }

  private record Output(int exit, String out, String err) {}

  private static Output run(List<String> command, String password, String input) {
    try {
      Path text = Files.createTempFile("aludel", ".sql");
      Path err = Files.createTempFile("aludel", ".err");
      Files.writeString(text, input);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectInput(text.toFile()).redirectError(err.toFile());
      builder.environment().put("PGPASSWORD", password);
      // The script has to say by itself that it is UTF-8.
      builder.environment().put("PGCLIENTENCODING", "LATIN1");
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      Output output = new Output(exit, out, Files.readString(err));
      Files.delete(text);
      Files.delete(err);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
