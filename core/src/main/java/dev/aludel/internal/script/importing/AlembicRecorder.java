package dev.aludel.internal.script.importing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.file.NativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls the real Alembic once, with an environment of our own in place of the project's. It records
 * what each revision would send; no database is asked.
 */
final class AlembicRecorder implements AutoCloseable {

  private static final List<String> PROGRAM =
      List.of("env.py", "aludel_driver.py", "aludel_frozen.py");

  /** How far above the revisions a project's settings are looked for. */
  private static final int FOLDERS_UP = 4;

  private static final long MINUTES = 10;

  private final List<String> words;
  private final Path workingFolder;
  private final Path versions;
  private final Path workspace;

  /**
   * Prepares a call.
   *
   * @param words how Alembic is called; may name the project's settings with {@code -c}
   * @param workingFolder where a relative path of the words begins
   * @param versions the folder of the revisions
   */
  AlembicRecorder(List<String> words, Path workingFolder, Path versions) {
    this.words = words;
    this.workingFolder = workingFolder.toAbsolutePath();
    this.versions = versions.toAbsolutePath().normalize();
    this.workspace = workspace();
  }

  /**
   * Records every revision, in one process.
   *
   * @param files the revisions' files, each below those that it stands on
   * @return what was recorded; nothing where the command is not there
   * @throws WorkbenchException where the command is there, and records nothing
   */
  Optional<AlembicRecording> record(List<Path> files) {
    List<String> command = new ArrayList<>(words);
    Optional<Path> named = taken(command, "-c", "--config").map(workingFolder::resolve);
    String section = taken(command, "-n", "--name").orElse("alembic");
    Optional<Path> settings = named.isPresent() ? named : foundSettings();
    Path root = named.isPresent() ? workingFolder : settings.map(Path::getParent).orElse(versions);
    write("request", request(settings, section, root, files));
    write("alembic.ini", ini(root));
    write("script.py.mako", "");
    PROGRAM.forEach(name -> write(name, resource(name)));
    command.addAll(List.of("-c", workspace.resolve("alembic.ini").toString()));
    command.addAll(List.of("upgrade", "heads", "--sql"));
    return run(new ProcessBuilder(command).directory(nameable(root).toFile()))
        ? Optional.of(AlembicRecording.read(ImportFolder.read(workspace.resolve("result"))))
        : Optional.empty();
  }

  /** The JVM can't start a process in a folder that it can't name; the program goes there. */
  private Path nameable(Path root) {
    return NativePath.isUnreadable(root.toString()) ? workspace : root;
  }

  private boolean run(ProcessBuilder builder) {
    Path output = workspace.resolve("output");
    builder.redirectOutput(output.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("PYTHONUTF8", "1");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return false;
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw failed("it took longer than " + MINUTES + " minutes");
      }
      if (!Files.exists(workspace.resolve("result"))) {
        throw failed(lastLine(Files.readString(output, StandardCharsets.UTF_8)));
      }
      return true;
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw failed("it was interrupted");
    }
  }

  private WorkbenchException failed(String reason) {
    return new WorkbenchException(
        WorkbenchException.Reason.IMPORT_FAILED,
        "'%s' recorded nothing: %s.".formatted(String.join(" ", words), reason),
        "See that the command works in the project's folder, or name the right one with '--alembic'.");
  }

  /** Alembic prints "FAILED: …" where it knows what is wrong, and a traceback where it doesn't. */
  private static String lastLine(String printed) {
    return printed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((one, next) -> next)
        .orElse("it ended without a word");
  }

  /** What Alembic would find in a folder of the project. */
  private Optional<Path> foundSettings() {
    return Stream.iterate(versions, folder -> folder != null, Path::getParent)
        .limit(FOLDERS_UP)
        .flatMap(
            folder -> Stream.of(folder.resolve("alembic.ini"), folder.resolve("pyproject.toml")))
        .filter(AlembicRecorder::isSettings)
        .findFirst();
  }

  private static boolean isSettings(Path file) {
    return Files.isRegularFile(file)
        && (file.endsWith("alembic.ini") || ImportFolder.read(file).contains("[tool.alembic]"));
  }

  /**
   * Takes an option and its value out of the words, since ours take its place: {@code -c x}, {@code
   * --config=x}.
   */
  private static Optional<String> taken(List<String> words, String letter, String name) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(name + "=")) {
        words.remove(i);
        return Optional.of(word.substring(name.length() + 1));
      }
      if ((word.equals(letter) || word.equals(name)) && i + 1 < words.size()) {
        words.remove(i);
        return Optional.of(words.remove(i));
      }
    }
    return Optional.empty();
  }

  private static String request(
      Optional<Path> settings, String section, Path root, List<Path> files) {
    List<String> lines = new ArrayList<>();
    lines.add(settings.map(file -> NativePath.text(file.toAbsolutePath())).orElse(""));
    lines.add(section);
    lines.add(NativePath.text(root));
    files.forEach(file -> lines.add(NativePath.text(file)));
    return lines.stream()
        .map(line -> AlembicRecording.escaped(line) + "\n")
        .collect(Collectors.joining());
  }

  private String ini(Path root) {
    return """
        [alembic]
        script_location = %s
        prepend_sys_path = %s
        version_path_separator = os
        path_separator = os
        """
        .formatted(percents(workspace), percents(root));
  }

  private static String percents(Path path) {
    return NativePath.text(path).replace("%", "%%");
  }

  private static String resource(String name) {
    try (InputStream text = AlembicRecorder.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException("Aludel's jar lacks " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Aludel's jar can't be read: " + name, e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(workspace.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unwritable(workspace, e);
    }
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

  private static WorkbenchException unwritable(Path path, IOException cause) {
    return new WorkbenchException(
        WorkbenchException.Reason.FILE_FAILED,
        "'%s' can't be written (%s).".formatted(path, cause),
        "Check the folder for temporary files, the system property 'java.io.tmpdir'.",
        cause);
  }
}
