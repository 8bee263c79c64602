package dev.aludel.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of every module but the examples, so that a new module is read without a word. */
public final class MainSources {

  private static final Path MAIN = Path.of("src/main/java");

  private MainSources() {}

  /** {@return every source file, in the order of their paths} */
  public static List<Path> files() throws IOException {
    Path project = Path.of("..").toRealPath();
    try (Stream<Path> modules = Files.find(project, 6, (path, is) -> path.endsWith(MAIN))) {
      return modules
          .filter(module -> !module.startsWith(project.resolve("examples")))
          .flatMap(MainSources::filesBelow)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> filesBelow(Path module) {
    try (Stream<Path> files = Files.walk(module)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
