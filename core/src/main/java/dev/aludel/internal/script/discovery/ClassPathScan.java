package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.file.FileName;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.migration.Migration;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lies under locations on the class path, listed by ClassGraph.
 *
 * <p>ClassGraph is shown only the elements that the class loader itself names. Naming them is not
 * enough: of a Spring Boot jar ClassGraph adds every library again, of any jar those of its
 * manifest's {@code Class-Path}; accepting jars by file name keeps them closed. What it finds
 * counts only where it lies in one of the named elements.
 */
final class ClassPathScan {

  private final Collection<String> locations;
  private final ClassPathElements elements;
  private final MigrationClasses classes;
  private final Map<ElementPlace, List<FoundFile>> files = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();
  private final IndexedElements indexed;
  private final Set<ClassPathElement> unreadable = new LinkedHashSet<>();
  private final List<String> unreadableProblems = new ArrayList<>();

  private ClassPathScan(Collection<String> locations, ClassLoader loader) {
    this.locations = locations;
    this.elements = ClassPathElements.holding(locations, loader);
    this.classes = new MigrationClasses(loader);
    elements.all().forEach(element -> files.put(element.spot(), new ArrayList<>()));
    this.indexed = IndexedElements.of(elements.all(), locations, loader);
  }

  /**
   * Scans.
   *
   * @param locations their paths, without a slash at either end
   * @param loader whose class path it is
   * @return what was found
   */
  static ClassPathScan of(Collection<String> locations, ClassLoader loader) {
    ClassPathScan scan = new ClassPathScan(locations, loader);
    scan.indexed.files().forEach(scan::addIndexed);
    scan.indexed.classes().forEach(scan.classes::judge);
    if (!scan.searched().isEmpty()) {
      // One thread: a few elements don't repay the start of more.
      try (ScanResult result = scan.narrowed().scan(1)) {
        result.getAllResources().forEach(scan::addFile);
        scan.unreadable.forEach(scan::addByTrueName);
        result.getAllClasses().forEach(scan::addClass);
      }
    }
    return scan;
  }

  /** {@return all of it} */
  ClassPathContents contents() {
    return new ClassPathContents(files(), migrations(), absent(), warnings(), problems());
  }

  /** {@return the SQL files, in class path order} */
  List<FoundFile> files() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  /** {@return the classes that are revisions, by name} */
  List<Class<? extends Migration>> migrations() {
    return classes.migrations();
  }

  private List<String> absent() {
    return locations.stream()
        .filter(location -> !elements.has(location) && !present.contains(location))
        .toList();
  }

  private List<String> warnings() {
    return indexed.warnings();
  }

  /** {@return what keeps revisions from being loaded} */
  List<String> problems() {
    List<String> problems = new ArrayList<>(elements.problems());
    problems.addAll(classes.problems());
    problems.addAll(unreadableProblems);
    return problems;
  }

  private List<ClassPathElement> searched() {
    return elements.all().stream().filter(element -> !indexed.knows(element)).toList();
  }

  private void addIndexed(ElementPlace spot, List<FoundFile> found) {
    files.put(spot, found);
    for (FoundFile file : found) {
      locations.stream().filter(one -> file.path().startsWith(one + "/")).forEach(present::add);
    }
  }

  private ClassGraph narrowed() {
    ClassGraph graph =
        new ClassGraph()
            .overrideClasspath(
                searched().stream()
                    .map(element -> element.spot().forClassGraph())
                    .distinct()
                    .toList())
            .acceptPaths(locations.toArray(String[]::new))
            .enableClassInfo()
            .ignoreClassVisibility()
            .enableAnnotationInfo()
            .enableExternalClasses();
    String[] jars =
        searched().stream()
            .flatMap(element -> element.spot().jarNames().stream())
            .distinct()
            .toArray(String[]::new);
    return jars.length == 0 ? graph.disableJarScanning() : graph.acceptJars(jars);
  }

  private void addFile(Resource resource) {
    String path = resource.getPath();
    if (NativePath.isUnreadable(path)) {
      elementOf(resource).filter(one -> one.spot().isDirectory()).ifPresent(unreadable::add);
      return;
    }
    elementOf(resource)
        .ifPresent(
            element -> {
              for (String location : locations) {
                if (path.startsWith(location + "/")) {
                  present.add(location);
                }
              }
              if (locations.stream().anyMatch(location -> isRevision(location, path))) {
                files
                    .computeIfAbsent(element.spot(), spot -> new ArrayList<>())
                    .add(FoundFile.in(element, path));
              }
            });
  }

  /** ClassGraph tells names as the JVM reads them, and by such a one no file is found again. */
  private void addByTrueName(ClassPathElement directory) {
    for (String location : locations) {
      FolderScan scan = FolderScan.of(NativePath.below(directory.spot().outer(), location));
      unreadableProblems.addAll(scan.problems());
      for (Path file : scan.paths()) {
        if (NativePath.isUnreadable(file.toString())) {
          present.add(location);
          files
              .computeIfAbsent(directory.spot(), spot -> new ArrayList<>())
              .add(FoundFile.in(directory, file));
        }
      }
    }
  }

  private static boolean isRevision(String location, String path) {
    return path.startsWith(location + "/")
        && FileName.isRevision(path.substring(location.length() + 1));
  }

  private void addClass(ClassInfo type) {
    if (!type.isExternalClass() && elementOf(type.getResource()).isPresent()) {
      classes.judge(type);
    }
  }

  private Optional<ClassPathElement> elementOf(Resource resource) {
    return ElementPlace.of(resource.getURI().toString(), resource.getPath()).flatMap(elements::at);
  }
}
