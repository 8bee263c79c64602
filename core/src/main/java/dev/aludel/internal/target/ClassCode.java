package dev.aludel.internal.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Java revision was compiled with, to see whether it has changed. */
final class ClassCode {

  private ClassCode() {}

  /**
   * A text that differs once the folder or the jar of a class was built again: the code of a
   * revision may lie in any class beside it.
   *
   * @param type the class
   * @return the text; nothing where the class lies in neither
   */
  static Optional<String> state(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || !"file".equals(source.getLocation().getProtocol())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(Path.of(source.getLocation().toURI()))) {
      List<String> states =
          files.filter(Files::isRegularFile).map(ClassCode::state).sorted().toList();
      return Optional.of(states.toString());
    } catch (IOException | UncheckedIOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file + " " + attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
