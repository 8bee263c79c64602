package dev.aludel.internal.script.importing;

import dev.aludel.error.WorkbenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Calls the real Alembic to print a revision's SQL; no database is asked. */
final class AlembicCommand implements AutoCloseable {

  /** Prints for PostgreSQL, whatever a project's own env.py would want to connect to. */
  private static final String ENVIRONMENT =
      """
      from alembic import context

      context.configure(
          dialect_name="postgresql",
          dialect_opts={"paramstyle": "named"},
          literal_binds=True,
      )
      with context.begin_transaction():
          context.run_migrations()
      """;

  private static final long MINUTES = 5;

  private final List<String> command;
  private final Path folder;
  private final Path workspace;

  /**
   * What came of a call.
   *
   * @param output what it printed
   * @param error the last line that it wrote about a failure; empty if it succeeded
   */
  record Result(String output, String error) {
    boolean succeeded() {
      return error.isEmpty();
    }
  }

  private AlembicCommand(List<String> command, Path folder, Path workspace) {
    this.command = command;
    this.folder = folder;
    this.workspace = workspace;
  }

  /** The project's own alembic.ini, in the folder or one of those above it. */
  static Optional<AlembicCommand> ofProject(List<String> words, Path versions) {
    Path folder = versions.toAbsolutePath().normalize();
    for (int up = 0; up < 4 && folder != null; up++) {
      if (Files.isRegularFile(folder.resolve("alembic.ini"))) {
        return Optional.of(new AlembicCommand(words, folder, workspace()));
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  /** Settings and an env.py of our own, which know nothing but the folder of revisions. */
  static AlembicCommand standIn(List<String> words, Path versions) {
    Path absolute = versions.toAbsolutePath().normalize();
    Path workspace = workspace();
    Path root =
        Stream.iterate(absolute, one -> one != null, Path::getParent)
            .limit(4)
            .filter(
                one ->
                    Files.exists(one.resolve("alembic.ini"))
                        || Files.exists(one.resolve("pyproject.toml")))
            .findFirst()
            .orElse(absolute);
    try {
      Files.createDirectories(workspace.resolve("env"));
      Files.writeString(workspace.resolve("env/env.py"), ENVIRONMENT);
      Files.writeString(workspace.resolve("env/script.py.mako"), "");
      Files.writeString(
          workspace.resolve("alembic.ini"),
          """
          [alembic]
          script_location = %s
          version_locations = %s
          version_path_separator = os
          prepend_sys_path = %s
          """
              .formatted(escaped(workspace.resolve("env")), escaped(absolute), escaped(root)));
    } catch (IOException e) {
      throw unwritable(workspace, e);
    }
    List<String> command = new ArrayList<>(words);
    command.add("-c");
    command.add(workspace.resolve("alembic.ini").toString());
    return new AlembicCommand(command, root, workspace);
  }

  /** Whether the command can be called at all. */
  boolean isAtHand() {
    return run(List.of("--version")).succeeded();
  }

  /** {@code upgrade a:b --sql}, or the same with {@code downgrade}. */
  Result print(String direction, String range) {
    return run(List.of(direction, range, "--sql"));
  }

  private Result run(List<String> arguments) {
    List<String> words = new ArrayList<>(command);
    words.addAll(arguments);
    Path output = workspace.resolve("output");
    Path errors = workspace.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return new Result("", "it took longer than " + MINUTES + " minutes");
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      return new Result(printed, process.exitValue() == 0 ? "" : failure(printed, errors));
    } catch (IOException e) {
      return new Result("", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result("", "it was interrupted");
    }
  }

  /** Alembic prints "FAILED: …" where it knows what is wrong, and a traceback where it doesn't. */
  private static String failure(String printed, Path errors) throws IOException {
    Optional<String> last =
        Stream.concat(printed.lines(), Files.readString(errors, StandardCharsets.UTF_8).lines())
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .reduce((one, next) -> next);
    return last.orElse("it failed without a word");
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw unwritable(workspace, e);
    }
  }

  private static Path workspace() {
    try {
      return Files.createTempDirectory("aludel-import");
    } catch (IOException e) {
      throw unwritable(Path.of(System.getProperty("java.io.tmpdir", "")), e);
    }
  }

  private static String escaped(Path path) {
    return path.toString().replace("%", "%%");
  }

  private static WorkbenchException unwritable(Path path, IOException cause) {
    return new WorkbenchException(
        WorkbenchException.Reason.FILE_FAILED,
        "'%s' can't be written (%s).".formatted(path, cause),
        "Check the folder for temporary files, the system property 'java.io.tmpdir'.",
        cause);
  }
}
