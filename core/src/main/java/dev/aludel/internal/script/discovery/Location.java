package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.NativePath;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where revisions are looked for: a folder on the class path, or one of the file system. */
public sealed interface Location {

  /**
   * A folder on the class path, in every directory and jar that has it.
   *
   * @param path its path, without a slash at either end
   */
  record OnClassPath(String path) implements Location {}

  /**
   * A folder of the file system.
   *
   * @param path its path; a relative one starts at the working folder
   */
  record InFileSystem(Path path) implements Location {}

  /**
   * Reads a location as it stands in the settings. Without a prefix it is a folder of the file
   * system if it is absolute or is there, and else means the class path.
   *
   * @param text the setting
   * @param problems gets what is wrong with it
   * @return the location, unless something is wrong with it
   */
  static Optional<Location> parse(String text, List<String> problems) {
    return parse(text, Location::isFolder, problems);
  }

  private static Optional<Location> parse(
      String text, Predicate<String> folder, List<String> problems) {
    String whole = text.strip();
    int colon = prefixLength(whole);
    String rest = colon < 0 ? whole : whole.substring(colon + 1);
    String prefix =
        colon >= 0 ? whole.substring(0, colon) : folder.test(rest) ? "filesystem" : "classpath";
    return switch (prefix) {
      case "classpath" -> onClassPath(text, rest, problems);
      case "filesystem" -> inFileSystem(text, rest, problems);
      case "file" -> inFileSystem(text, pathOfUrl(rest), problems);
      default -> {
        problems.add(
            "Location '%s' begins with '%s:', which is unknown. Begin it with 'classpath:' or 'filesystem:'."
                .formatted(text, prefix));
        yield Optional.empty();
      }
    };
  }

  /**
   * {@return whether a text names a folder without saying so, which the class path may have too}
   */
  static boolean isUnsaid(String text) {
    return prefixLength(text.strip()) < 0 && isFolder(text.strip());
  }

  /**
   * Where a prefix ends: one has two letters or more, so that {@code C:\revisions} is not taken for
   * one. Negative where there is none.
   */
  private static int prefixLength(String text) {
    int colon = text.indexOf(':');
    if (colon < 2 || !isLetter(text.charAt(0))) {
      return -1;
    }
    for (int i = 1; i < colon; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && "+.-".indexOf(c) < 0) {
        return -1;
      }
    }
    return colon;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isFolder(String text) {
    try {
      return isAbsolute(text) || (!text.isEmpty() && Files.isDirectory(NativePath.parse(text)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isAbsolute(String text) {
    try {
      // A relative path that the JVM can't name would come back as an absolute one.
      return (text.startsWith("/") ? NativePath.parse(text) : Path.of(text)).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The class path's folders among locations; what is wrong with one is told by the search. A
   * relative one without a prefix is among them, whatever lies in the folder of the build.
   *
   * @param texts the setting
   * @return their paths
   */
  static List<String> onClassPath(List<String> texts) {
    return texts.stream()
        .flatMap(text -> parse(text, Location::isAbsolute, new ArrayList<>()).stream())
        .filter(OnClassPath.class::isInstance)
        .map(location -> ((OnClassPath) location).path())
        .distinct()
        .toList();
  }

  private static Optional<Location> onClassPath(String text, String path, List<String> problems) {
    List<String> names = new ArrayList<>();
    for (String name : path.replace('\\', '/').split("/")) {
      if (name.equals("..")) {
        problems.add(
            "Location '%s' has a '..' in it, which the class path doesn't know. Write the folder's full path, such as 'classpath:db/migrations'."
                .formatted(text));
        return Optional.empty();
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      problems.add(
          "Location '%s' names no folder, and the whole class path is never searched. Name the folder, such as 'classpath:db/migrations'."
              .formatted(text));
      return Optional.empty();
    }
    return Optional.of(new OnClassPath(String.join("/", names)));
  }

  private static Optional<Location> inFileSystem(String text, String path, List<String> problems) {
    if (path.isBlank()) {
      problems.add(
          "Location '%s' names no folder. Name it, such as 'filesystem:/srv/app/migrations'."
              .formatted(text));
      return Optional.empty();
    }
    try {
      return Optional.of(new InFileSystem(NativePath.parse(path)));
    } catch (InvalidPathException e) {
      problems.add(
          "Location '%s' is no path of this file system (%s). Correct it, such as 'filesystem:/srv/app/migrations'."
              .formatted(text, e.getMessage()));
      return Optional.empty();
    }
  }

  /** A URL proper is decoded; what only looks like one is taken as it is. */
  private static String pathOfUrl(String rest) {
    if (rest.startsWith("/")) {
      try {
        return NativePath.text(Path.of(URI.create("file:" + rest)));
      } catch (IllegalArgumentException e) {
        return rest;
      }
    }
    return rest;
  }
}
