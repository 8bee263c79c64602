package dev.aludel.quarkus.devui;

import dev.aludel.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the sources of an application lie that does not run in its project's own folder. Where it
 * does, the library finds them, and chooses better among several.
 */
final class SourceFolders {

  private static final Path USUAL = Path.of("src", "main", "resources");

  private final List<Path> resources;

  SourceFolders(List<Path> resources) {
    this.resources = resources.stream().map(SourceFolders::absolute).toList();
  }

  /** {@return the folder that new files for one of the locations go to, if it has to be named} */
  Optional<String> of(List<String> locations) {
    if (resources.contains(absolute(USUAL))) {
      return Optional.empty();
    }
    return below(locations).filter(Files::isDirectory).map(Path::toString).findFirst();
  }

  /** {@return some folder of the sources, for a file that is only shown} */
  Optional<String> any() {
    return resources.stream().filter(Files::isDirectory).map(Path::toString).findFirst();
  }

  /** {@return whether one of the locations has a folder there} */
  boolean has(List<String> locations) {
    return below(locations).anyMatch(Files::isDirectory);
  }

  /** Makes the first one where a new project has none yet. */
  void make(List<String> locations) {
    if (!has(locations)) {
      below(locations)
          .findFirst()
          .ifPresent(
              folder -> {
                try {
                  Files.createDirectories(folder);
                } catch (IOException e) {
                  throw new WorkbenchException(
                      WorkbenchException.Reason.FILE_FAILED,
                      "The folder '%s' can't be made: %s.".formatted(folder, e.getMessage()),
                      "Make it, and try again.",
                      e);
                }
              });
    }
  }

  private Stream<Path> below(List<String> locations) {
    return locations.stream()
        .filter(location -> !location.startsWith("filesystem:") && !location.startsWith("file:"))
        .map(location -> location.replaceFirst("^classpath:/*", ""))
        .flatMap(location -> resources.stream().map(folder -> folder.resolve(location)));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
