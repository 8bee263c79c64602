package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.file.IndexedHeader;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.text.ShownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A SQL file that was found, before it is known whether another one is the same.
 *
 * @param path its path from the root of its class path element, or in the file system
 * @param identity equal where one file was found in two ways
 * @param place what messages call it, with the jar where it lies in one
 * @param fullPlace the same, for where two files share the short one
 * @param source its bytes
 * @param indexed what a build index knows of it, where that can be trusted
 */
public record FoundFile(
    String path,
    String identity,
    String place,
    String fullPlace,
    ScriptFile.Bytes source,
    Optional<IndexedHeader> indexed) {

  /**
   * A file on the class path.
   *
   * @param element the element it lies in
   * @param path its path in it
   * @return the file
   */
  static FoundFile in(ClassPathElement element, String path) {
    ElementPlace spot = element.spot();
    return new FoundFile(
        path,
        spot.isDirectory()
            ? real(NativePath.below(spot.outer(), path))
            : spot.fullName() + "!/" + path,
        ShownText.line(spot.isDirectory() ? path : path + " (" + spot.shortName() + ")"),
        ShownText.line(path + " (" + spot.fullName() + ")"),
        () -> element.open(path),
        Optional.empty());
  }

  /**
   * A file in a directory of the class path whose name only the file system knows.
   *
   * @param element a directory
   * @param file the file in it
   * @return the file
   */
  static FoundFile in(ClassPathElement element, Path file) {
    String path = NativePath.text(element.spot().outer().relativize(file));
    return new FoundFile(
        path,
        real(file),
        ShownText.line(path),
        ShownText.line(path + " (" + element.spot().fullName() + ")"),
        () -> Files.newInputStream(file),
        Optional.empty());
  }

  /** The same with what an index knows of it. */
  FoundFile with(Optional<IndexedHeader> known) {
    return new FoundFile(path, identity, place, fullPlace, source, known);
  }

  /**
   * A file of the file system.
   *
   * @param file its path, as messages show it
   * @return the file
   */
  static FoundFile at(Path file) {
    String path = NativePath.text(file).replace('\\', '/');
    String place = ShownText.line(path);
    return new FoundFile(
        path, real(file), place, place, () -> Files.newInputStream(file), Optional.empty());
  }

  /** {@return its last name alone} */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@return where a class lies below the root of its class path element} */
  static String pathOf(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static String real(Path file) {
    try {
      return NativePath.text(file.toRealPath());
    } catch (IOException e) {
      return NativePath.text(file.toAbsolutePath());
    }
  }
}
