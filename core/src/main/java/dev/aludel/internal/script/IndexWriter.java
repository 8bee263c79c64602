package dev.aludel.internal.script;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.FileFailedException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.Location.OnClassPath;
import dev.aludel.migration.Migration;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Writes the build index of a folder of built classes and resources. */
public final class IndexWriter {

  /**
   * What was written.
   *
   * @param file the index
   * @param revisions how many revisions it has
   */
  public record Result(String file, int revisions) {}

  private final Path root;
  private final List<String> locations;
  private final ClassPathElement element;

  private IndexWriter(Path root, List<String> locations, ClassPathElement element) {
    this.root = root;
    this.locations = locations;
    this.element = element;
  }

  /**
   * Searches a folder, as it is searched without an index, and writes down what was found.
   *
   * @param texts the locations; those in the file system don't count
   * @param loader what its classes are loaded with
   * @param workingFolder where a relative path starts; empty for the process's own
   * @param folder the root of the classes
   * @return what was written
   * @throws InvalidRevisionsException with everything that is wrong with the revisions there
   */
  public static Result write(
      List<String> texts, ClassLoader loader, String workingFolder, String folder) {
    Path root = Path.of(workingFolder).resolve(folder);
    List<String> locations =
        texts.stream()
            .flatMap(text -> Location.parse(text, new ArrayList<>()).stream())
            .filter(OnClassPath.class::isInstance)
            .map(location -> ((OnClassPath) location).path())
            .toList();
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
      return new IndexWriter(root, locations, element).write(one);
    } catch (IOException e) {
      throw new FileFailedException(
          "The index of '%s' can't be written (%s).".formatted(root, e),
          "Check that the folder can be read and written to.",
          e);
    }
  }

  private Result write(ClassLoader loader) throws IOException {
    Files.deleteIfExists(root.resolve(BuildIndex.PATH));
    ClassPathScan scan = ClassPathScan.of(locations, loader);
    List<String> problems = new ArrayList<>(scan.problems());
    SortedMap<String, String> digests = new TreeMap<>();
    for (String location : locations) {
      digests.put(location, Listed.digest(element.list(location)));
    }
    Map<String, IndexedHeader> scripts = new TreeMap<>();
    for (FoundFile file : scan.files()) {
      if (Files.exists(root.resolve(file.path()))) {
        try {
          SqlScript script =
              SqlScript.read(new ScriptFile(file.name(), file.place(), file.source()));
          scripts.put(file.path(), script.indexed(listed(file.path())));
        } catch (InvalidRevisionsException e) {
          problems.addAll(e.problems());
        }
      }
    }
    Map<String, String> classes = new TreeMap<>();
    for (Class<? extends Migration> type : scan.migrations()) {
      String path = type.getName().replace('.', '/') + ".class";
      if (Files.exists(root.resolve(path))) {
        try {
          classes.put(
              type.getName(), BuildIndex.fields(MigrationScript.of(type).node(), listed(path)));
        } catch (InvalidRevisionsException e) {
          problems.addAll(e.problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
    BuildIndex index = new BuildIndex(digests, scripts, List.copyOf(classes.keySet()));
    Path file = root.resolve(BuildIndex.PATH);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(".index-" + ProcessHandle.current().pid());
    Files.writeString(draft, index.text(new HashMap<>(classes)));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Result(file.toString(), scripts.size() + classes.size());
  }

  private Listed listed(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve(path));
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return new Listed(bytes.length, crc.getValue());
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
