package dev.aludel.internal.script.discovery;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.file.ListedFile;
import dev.aludel.migration.Migration;
import dev.aludel.report.WrittenIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the build index of a folder of built classes and resources. */
public final class IndexWriter {

  private final Path root;
  private final List<String> locations;
  private final ClassPathElement element;
  private final SuppliedMigrations supplied;

  private IndexWriter(
      Path root, List<String> locations, ClassPathElement element, SuppliedMigrations supplied) {
    this.root = root;
    this.locations = locations;
    this.supplied = supplied;
    this.element = element;
  }

  /**
   * Searches a folder, as it is searched without an index, and writes down what was found.
   *
   * @param texts the locations; those in the file system don't count
   * @param supplied the application's part in its Java revisions
   * @param loader what its classes are loaded with
   * @param workingFolder where a relative path starts; empty for the process's own
   * @param folder the root of the classes
   * @return what was written
   * @throws InvalidRevisionsException with everything that is wrong with the revisions there
   */
  public static WrittenIndex write(
      List<String> texts,
      SuppliedMigrations supplied,
      ClassLoader loader,
      String workingFolder,
      String folder) {
    Path root = Path.of(workingFolder).resolve(folder);
    List<String> locations = Location.onClassPath(texts);
    if (locations.isEmpty()) {
      throw new ConfigurationException(
          "No location is on the class path, so there is nothing to index.",
          "An index is for locations such as 'classpath:db/migrations'.");
    }
    if (locations.stream().noneMatch(location -> Files.isDirectory(root.resolve(location)))) {
      throw new ConfigurationException(
          "There is nothing to index: '%s' is not there.".formatted(root.resolve(locations.get(0))),
          "Build the project first, and name the root of its classes, such as 'target/classes'.");
    }
    try (OneFolder one = new OneFolder(root.toUri().toURL(), loader)) {
      ClassPathElement element = ClassPathElement.of(root.toUri().toURL(), "").orElseThrow();
      return new IndexWriter(root, locations, element, supplied).write(one);
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "The index of '%s' can't be written (%s).".formatted(root, e),
          "Check that the folder can be read and written to.",
          e);
    }
  }

  private WrittenIndex write(ClassLoader loader) throws IOException {
    Files.deleteIfExists(root.resolve(BuildIndex.PATH));
    ClassPathScan scan = ClassPathScan.of(locations, loader);
    IndexContents contents = new IndexContents(supplied, scan.problems());
    for (FoundFile found : scan.files()) {
      if (Files.exists(root.resolve(found.path()))) {
        contents.add(found, listed(found.path()));
      }
    }
    for (Class<? extends Migration> type : scan.migrations()) {
      String path = FoundFile.pathOf(type);
      if (Files.exists(root.resolve(path))) {
        contents.add(type, listed(path));
      }
    }
    Map<String, String> digests = new TreeMap<>();
    for (String location : locations) {
      digests.put(location, ListedFile.digest(element.list(location)));
    }
    String text = contents.text(false, digests);
    Path file = root.resolve(BuildIndex.PATH);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(".index-" + ProcessHandle.current().pid());
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new WrittenIndex(file.toString(), contents.count());
  }

  private ListedFile listed(String path) throws IOException {
    return ListedFile.of(Files.newInputStream(root.resolve(path)));
  }

  /** Finds resources in one folder alone, and classes wherever they are. */
  private static final class OneFolder extends URLClassLoader {

    OneFolder(URL folder, ClassLoader parent) {
      super(new URL[] {folder}, parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return Collections.enumeration(Collections.list(findResources(name)));
    }
  }
}
