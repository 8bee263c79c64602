package dev.aludel.internal.script.discovery;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.file.IndexedHeader;
import dev.aludel.internal.script.file.ListedFile;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.migration.Migration;
import dev.aludel.report.IndexedRevisions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The index of an application's whole class path, which a framework's build step writes and the
 * application that was built trusts.
 *
 * <p>What it names is had through the class loader alone, so that it also serves where nothing can
 * be listed, as in a native image.
 */
public final class ApplicationIndex {

  private ApplicationIndex() {}

  /**
   * Searches the class path, as it is searched without an index, and writes down what was found.
   *
   * @param texts the locations; those in the file system don't count
   * @param supplied the application's part in its Java revisions
   * @param loader whose class path it is
   * @param target gets the index
   * @return what it names
   * @throws InvalidRevisionsException with everything that is wrong with the revisions there
   */
  public static IndexedRevisions write(
      List<String> texts, SuppliedMigrations supplied, ClassLoader loader, Appendable target) {
    List<String> locations = Location.onClassPath(texts);
    ClassPathScan scan = ClassPathScan.of(locations, loader);
    IndexContents contents = new IndexContents(supplied, scan.problems());
    try {
      Map<String, FoundFile> byPath = new HashMap<>();
      for (FoundFile file : scan.files()) {
        FoundFile twin = byPath.putIfAbsent(file.path(), file);
        if (twin == null) {
          contents.add(file, ListedFile.of(file.source().open()));
        } else if (!ListedFile.of(file.source().open())
            .equals(ListedFile.of(twin.source().open()))) {
          contents.addProblem(
              "'%s' is on the class path twice, and each is another file: '%s' and '%s'. Rename or remove one of them."
                  .formatted(file.path(), twin.fullPlace(), file.fullPlace()));
        }
      }
      for (Class<? extends Migration> type : scan.migrations()) {
        contents.add(type, ListedFile.of(open(loader, FoundFile.pathOf(type))));
      }
      Map<String, String> undigested = new TreeMap<>();
      locations.forEach(location -> undigested.put(location, "-"));
      target.append(contents.text(true, undigested));
      return contents.named();
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "The index of the application can't be written (%s).".formatted(e),
          "Check that its class path can be read.",
          e);
    }
  }

  /**
   * Reads it.
   *
   * @param locations paths of the class path
   * @param loader whose class path it is
   * @return what the build found below them
   */
  static ClassPathContents read(Collection<String> locations, ClassLoader loader) {
    if (locations.isEmpty()) {
      return new ClassPathContents(List.of(), List.of(), List.of(), List.of(), List.of());
    }
    BuildIndex index = find(loader).orElseThrow(ApplicationIndex::absent);
    List<FoundFile> files = new ArrayList<>();
    MigrationClasses classes = new MigrationClasses(loader);
    for (String location : locations) {
      if (index.covering(location).isEmpty()) {
        throw new ConfigurationException(
            "locations",
            "The application was built with the locations %s, and 'classpath:%s' is none of them."
                .formatted(index.locations().keySet(), location),
            "Set 'locations' when the application is built, or name a folder with 'filesystem:'.");
      }
      index
          .scripts()
          .forEach(
              (path, header) -> {
                if (path.startsWith(location + "/")) {
                  files.add(file(path, header, loader));
                }
              });
    }
    locations.stream()
        .flatMap(location -> index.classesBelow(location).stream())
        .distinct()
        .forEach(classes::judge);
    return new ClassPathContents(
        files.stream().distinct().toList(),
        classes.migrations(),
        List.of(),
        List.of(),
        classes.problems());
  }

  private static FoundFile file(String path, IndexedHeader header, ClassLoader loader) {
    return new FoundFile(path, path, path, path, new OfLoader(path, loader), Optional.of(header));
  }

  /** A record, so that the same file in two locations is the same. */
  private record OfLoader(String path, ClassLoader loader) implements ScriptFile.Bytes {
    @Override
    public InputStream open() throws IOException {
      return ApplicationIndex.open(loader, path);
    }
  }

  private static InputStream open(ClassLoader loader, String path) throws IOException {
    InputStream bytes = loader.getResourceAsStream(path);
    if (bytes == null) {
      throw new FileNotFoundException("it is no longer on the class path");
    }
    return bytes;
  }

  private static Optional<BuildIndex> find(ClassLoader loader) {
    try {
      for (URL url : Collections.list(loader.getResources(BuildIndex.PATH))) {
        try (InputStream bytes = url.openStream()) {
          Optional<BuildIndex> index =
              BuildIndex.parse(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                  .filter(BuildIndex::application);
          if (index.isPresent()) {
            return index;
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "The application's index of revisions can't be read (%s).".formatted(e),
          "Build the application again.",
          e);
    }
  }

  private static ConfigurationException absent() {
    return new ConfigurationException(
        "The application's build left no index of revisions in '%s', or one of another version of Aludel."
            .formatted(BuildIndex.PATH),
        "Build the application again, with the same version of Aludel.");
  }
}
