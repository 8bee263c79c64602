package dev.aludel.internal.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Scripts that each try one rule of the lexer, and the statements they hold. */
final class Fixtures {

  private static final String FOLDER = "statements/input";

  private Fixtures() {}

  static List<Path> scripts() {
    try (Stream<Path> files =
        Files.list(Path.of(Objects.requireNonNull(Fixtures.class.getResource(FOLDER)).toURI()))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path expected(Path script) {
    String name = script.getFileName().toString().replace(".sql", ".txt");
    return script.resolveSibling("../expected").resolve(name).normalize();
  }
}
