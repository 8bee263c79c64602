package dev.aludel.quarkus.deployment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a build has to know of locations: which are folders of the class path, and which. */
final class Locations {

  private Locations() {}

  /** {@return the paths of those on the class path, without slashes around them} */
  static List<String> onClassPath(Collection<String> locations) {
    return locations.stream()
        .map(String::strip)
        .filter(location -> !inFileSystem(location))
        .map(location -> location.replaceFirst("^classpath:", "").replace('\\', '/'))
        .map(Locations::plain)
        .toList();
  }

  /** {@return whether one of them is read when the application starts, wherever that is} */
  static boolean anyInFileSystem(Collection<String> locations) {
    return locations.stream().anyMatch(location -> inFileSystem(location.strip()));
  }

  /** An absolute path says so by itself. */
  private static boolean inFileSystem(String location) {
    return location.startsWith("filesystem:")
        || location.startsWith("file:")
        || location.startsWith("/")
        || location.matches("[A-Za-z]:[\\\\/].*");
  }

  private static String plain(String path) {
    return Arrays.stream(path.split("/"))
        .filter(name -> !name.isEmpty() && !name.equals("."))
        .collect(Collectors.joining("/"));
  }
}
