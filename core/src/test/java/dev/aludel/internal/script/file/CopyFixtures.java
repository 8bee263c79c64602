package dev.aludel.internal.script.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Revisions with data in them, and what a runner gets of each. */
final class CopyFixtures {

  private CopyFixtures() {}

  static List<Path> revisions() {
    try (Stream<Path> files =
        Files.list(
            Path.of(
                Objects.requireNonNull(CopyFixtures.class.getResource("copy/input")).toURI()))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static SqlScript read(Path revision) {
    return SqlScript.read(
        new ScriptFile(
            revision.getFileName().toString(),
            revision.getFileName().toString(),
            () -> Files.newInputStream(revision)));
  }

  static String expected(Path revision) {
    String name = revision.getFileName().toString().replace(".sql", ".txt");
    try {
      return Files.readString(revision.resolveSibling("../expected").resolve(name).normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
