package dev.aludel.internal.script;

import dev.aludel.internal.script.ClassPathElement.Spot;
import dev.aludel.migration.Migration;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Map<Spot, List<FoundFile>> files = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();

  private ClassPathScan(Collection<String> locations, ClassLoader loader) {
    this.locations = locations;
    this.elements = ClassPathElements.holding(locations, loader);
    this.classes = new MigrationClasses(loader);
    elements.all().forEach(element -> files.put(element.spot(), new ArrayList<>()));
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
    if (!scan.elements.all().isEmpty()) {
      // One thread: a few elements don't repay the start of more.
      try (ScanResult result = scan.narrowed().scan(1)) {
        result.getAllResources().forEach(scan::addFile);
        result.getAllClasses().forEach(scan::addClass);
      }
    }
    return scan;
  }

  /** {@return the SQL files, in class path order} */
  List<FoundFile> files() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  /** {@return the classes that are revisions, by name} */
  List<Class<? extends Migration>> migrations() {
    return classes.migrations();
  }

  /** {@return the locations that nothing was found at, not even an empty folder} */
  List<String> absent() {
    return locations.stream()
        .filter(location -> !elements.has(location) && !present.contains(location))
        .toList();
  }

  /** {@return what keeps revisions from being loaded} */
  List<String> problems() {
    List<String> problems = new ArrayList<>(elements.problems());
    problems.addAll(classes.problems());
    return problems;
  }

  private ClassGraph narrowed() {
    ClassGraph graph =
        new ClassGraph()
            .overrideClasspath(
                elements.all().stream()
                    .map(element -> element.spot().forClassGraph())
                    .distinct()
                    .toList())
            .acceptPaths(locations.toArray(String[]::new))
            .enableClassInfo()
            .ignoreClassVisibility()
            .enableAnnotationInfo()
            .enableExternalClasses();
    String[] jars =
        elements.all().stream()
            .flatMap(element -> element.spot().jarNames().stream())
            .distinct()
            .toArray(String[]::new);
    return jars.length == 0 ? graph.disableJarScanning() : graph.acceptJars(jars);
  }

  private void addFile(Resource resource) {
    String path = resource.getPath();
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

  private static boolean isRevision(String location, String path) {
    return path.startsWith(location + "/")
        && FoundFile.isRevision(path.substring(location.length() + 1));
  }

  private void addClass(ClassInfo type) {
    if (!type.isExternalClass() && elementOf(type.getResource()).isPresent()) {
      classes.judge(type);
    }
  }

  private Optional<ClassPathElement> elementOf(Resource resource) {
    return Spot.of(resource.getURI().toString(), resource.getPath()).flatMap(elements::at);
  }
}
