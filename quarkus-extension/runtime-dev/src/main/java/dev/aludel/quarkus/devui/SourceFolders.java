package dev.aludel.quarkus.devui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    return locations.stream()
        .filter(location -> !location.startsWith("filesystem:") && !location.startsWith("file:"))
        .map(location -> location.replaceFirst("^classpath:/*", ""))
        .flatMap(location -> resources.stream().map(folder -> folder.resolve(location)))
        .filter(Files::isDirectory)
        .map(Path::toString)
        .findFirst();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
