package dev.aludel.internal.script;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.discovery.Discovery;
import dev.aludel.internal.script.discovery.FolderScan;
import dev.aludel.internal.script.discovery.FoundFile;
import dev.aludel.internal.script.discovery.FoundRevisions;
import dev.aludel.internal.script.discovery.Location;
import dev.aludel.internal.script.discovery.Location.InFileSystem;
import dev.aludel.internal.script.discovery.Location.OnClassPath;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.internal.script.discovery.UncompiledRevisions;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.RevisionGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The revisions as a developer has them on disk: what lies in the project's source folders wins
 * over what was built from them, which may be older.
 */
public final class Sources {

  private static final Path RESOURCES = Path.of("src", "main", "resources");

  /**
   * What the place of a file says behind its path. It may lie in the project's own packaged jar.
   */
  private static final Pattern IN_JAR = Pattern.compile(" \\([^()]*\\)$");

  private static final Path CLASSES = Path.of("src", "main", "java");

  private final List<String> locations;
  private final List<Location> parsed;
  private final SuppliedMigrations supplied;
  private final ClassLoader loader;
  private final Path workingFolder;
  private final List<Folder> folders = new ArrayList<>();
  private final Map<String, Path> files = new HashMap<>();
  private final List<Folder> unmade = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Scripts scripts;

  private Sources(
      List<String> locations, SuppliedMigrations supplied, ClassLoader loader, Path workingFolder) {
    this.locations = locations;
    // What is wrong with a location is told by the search for everything.
    this.parsed =
        locations.stream()
            .flatMap(text -> Location.parse(text, new ArrayList<>()).stream())
            .toList();
    this.supplied = supplied;
    this.loader = loader;
    this.workingFolder = workingFolder;
    this.scripts = read();
    rememberFiles();
    UncompiledRevisions.refuse(graph(), javaFolders());
  }

  /**
   * A folder that new files can be written to.
   *
   * @param location the path that its files have on the class path; empty for one of the file
   *     system
   * @param path where it lies
   */
  public record Folder(Optional<String> location, Path path) {

    /**
     * Whether a revision lies here, or was built from here.
     *
     * @param origin where the revision was read
     * @return whether it belongs here
     */
    public boolean holds(String origin) {
      return location.map(name -> origin.startsWith(name + "/")).orElse(false)
          || NativePath.parse(origin).startsWith(path);
    }
  }

  /**
   * Reads every revision. Finding none is fine, since the first has to be written some time.
   *
   * @param locations where to look
   * @param supplied the application's part in its Java revisions
   * @param loader what to look with
   * @param workingFolder where relative paths start; empty for the process's own
   * @return the revisions, and the folders they lie in
   * @throws InvalidRevisionsException with every problem found
   */
  public static Sources read(
      List<String> locations,
      SuppliedMigrations supplied,
      ClassLoader loader,
      String workingFolder) {
    return new Sources(locations, supplied, loader, NativePath.parse(workingFolder));
  }

  /**
   * Reads every revision again, in one more folder too.
   *
   * @param folder a folder that files were written to, which may be none of the locations
   * @return the revisions
   */
  public Sources rereadWith(Path folder) {
    boolean known = folders.stream().anyMatch(one -> folder.startsWith(one.path()));
    List<String> all = new ArrayList<>(locations);
    if (!known) {
      all.add("filesystem:" + NativePath.text(folder));
    }
    return new Sources(all, supplied, loader, workingFolder);
  }

  /** {@return the revisions} */
  public Scripts scripts() {
    return scripts;
  }

  /** {@return their graph} */
  public RevisionGraph graph() {
    return scripts.graph();
  }

  /** {@return the folders that can be written to, in the order of the locations} */
  public List<Folder> folders() {
    return Collections.unmodifiableList(folders);
  }

  /** {@return the folders that a project would have with its first revision} */
  public List<Folder> unmadeFolders() {
    return Collections.unmodifiableList(unmade);
  }

  /**
   * {@return what should be there to be written to, and is not; each a place as messages show it}
   */
  public List<String> missingFolders() {
    return Collections.unmodifiableList(missing);
  }

  /**
   * The file that a SQL revision can be edited in.
   *
   * @param id the id of a revision
   * @return its path, unless it is a class or lies in a jar
   */
  public Optional<Path> file(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** {@return where relative paths start} */
  public Path workingFolder() {
    return workingFolder;
  }

  /** {@return the first location of the class path, where Java revisions can lie} */
  public Optional<String> classPathLocation() {
    return onClassPath().stream().map(OnClassPath::path).findFirst();
  }

  /** {@return the root of the project's Java sources, where there is one} */
  public Optional<Path> classSources() {
    return Optional.of(workingFolder.resolve(CLASSES)).filter(Files::isDirectory);
  }

  private Scripts read() {
    List<String> problems = new ArrayList<>();
    Map<String, FoundFile> ours = new LinkedHashMap<>();
    for (Location location : parsed) {
      if (location instanceof OnClassPath named) {
        readFolder(named, ours, problems);
      } else if (location instanceof InFileSystem named) {
        addFolder(Optional.empty(), workingFolder.resolve(named.path()));
      }
    }
    FoundRevisions found = Discovery.scan(absolute(), loader);
    problems.addAll(found.problems());
    List<ScriptFile> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (FoundFile file : ours.values()) {
      ScriptFile source = new ScriptFile(file.name(), file.place(), file.source());
      all.add(source);
      idOf(source).ifPresent(ids::add);
    }
    for (ScriptFile file : found.files()) {
      if (!ours.containsKey(IN_JAR.matcher(file.place()).replaceFirst("")) && !isCopy(file, ids)) {
        all.add(file);
      }
    }
    return Scripts.of(
        new FoundRevisions(all, found.migrations(), List.of(), problems),
        locations,
        supplied,
        true);
  }

  /** Discovery starts relative paths at the process's own working folder. */
  private List<String> absolute() {
    return locations.stream()
        .map(
            text ->
                !workingFolder.toString().isEmpty()
                        && Location.parse(text, new ArrayList<>()).orElse(null)
                            instanceof InFileSystem named
                    ? "filesystem:" + NativePath.text(workingFolder.resolve(named.path()))
                    : text)
        .toList();
  }

  private void readFolder(
      OnClassPath location, Map<String, FoundFile> ours, List<String> problems) {
    Path folder = workingFolder.resolve(RESOURCES).resolve(location.path());
    addFolder(Optional.of(location.path()), folder);
    if (Files.isDirectory(folder)) {
      FolderScan scan = FolderScan.of(folder);
      problems.addAll(scan.problems());
      for (FoundFile file : scan.files()) {
        String below =
            NativePath.text(folder.relativize(NativePath.parse(file.path()))).replace('\\', '/');
        ours.put(location.path() + "/" + below, file);
      }
    }
  }

  private void addFolder(Optional<String> location, Path path) {
    if (Files.isDirectory(path)) {
      folders.add(new Folder(location, path));
      return;
    }
    missing.add(NativePath.text(path));
    if (location.isPresent() && Files.isDirectory(workingFolder.resolve(RESOURCES))) {
      unmade.add(new Folder(location, path));
    }
  }

  /** A file in a directory of the class path with the id of a source was built from it once. */
  private boolean isCopy(ScriptFile file, Set<String> ids) {
    return !file.place().endsWith(")")
        && onClassPath().stream().anyMatch(one -> file.place().startsWith(one.path() + "/"))
        && idOf(file).filter(ids::contains).isPresent();
  }

  private static Optional<String> idOf(ScriptFile file) {
    try {
      return Optional.of(SqlScript.read(file).node().id());
    } catch (InvalidRevisionsException e) {
      return Optional.empty(); // told when all of them are read
    }
  }

  private void rememberFiles() {
    graph()
        .revisions()
        .forEach(
            node -> {
              if (scripts.script(node.id()).sql().isPresent()) {
                Path file = NativePath.parse(node.origin());
                if (folders.stream().anyMatch(folder -> file.startsWith(folder.path()))) {
                  files.put(node.id(), file);
                }
              }
            });
  }

  private List<Path> javaFolders() {
    return onClassPath().stream()
        .map(location -> workingFolder.resolve(CLASSES).resolve(location.path()))
        .filter(Files::isDirectory)
        .toList();
  }

  private List<OnClassPath> onClassPath() {
    return parsed.stream()
        .filter(OnClassPath.class::isInstance)
        .map(OnClassPath.class::cast)
        .toList();
  }
}
