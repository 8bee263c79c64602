package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.file.NativePath;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has ClassGraph list what lies under locations.
 *
 * <p>ClassGraph is shown only the elements that the class loader itself names. Naming them is not
 * enough: of a Spring Boot jar ClassGraph adds every library again, of any jar those of its
 * manifest's {@code Class-Path}; accepting jars by file name keeps them closed. What it finds
 * counts only where it lies in one of the named elements.
 */
final class ClassGraphSearch {

  private final Collection<String> locations;
  private final List<ClassPathElement> searched;
  private final Findings findings;
  private final Set<ClassPathElement> unreadable = new LinkedHashSet<>();

  private ClassGraphSearch(
      Collection<String> locations, List<ClassPathElement> searched, Findings findings) {
    this.locations = locations;
    this.searched = searched;
    this.findings = findings;
  }

  /** Takes what is found. */
  interface Findings {

    /** {@return the element of this class path at a place} */
    Optional<ClassPathElement> at(ElementPlace place);

    /** Takes a file. */
    void file(ClassPathElement element, String path);

    /** Takes a directory with names that the JVM can't read. */
    void unreadableNames(ClassPathElement directory);

    /** Takes a class. */
    void type(ClassInfo type);
  }

  /**
   * Searches.
   *
   * @param locations their paths, without a slash at either end
   * @param searched the elements to look into
   * @param findings takes what is found
   */
  static void run(
      Collection<String> locations, List<ClassPathElement> searched, Findings findings) {
    ClassGraphSearch search = new ClassGraphSearch(locations, searched, findings);
    // One thread: a few elements don't repay the start of more.
    try (ScanResult result = search.narrowed().scan(1)) {
      result.getAllResources().forEach(search::addFile);
      search.unreadable.forEach(findings::unreadableNames);
      result.getAllClasses().forEach(search::addClass);
    }
  }

  private ClassGraph narrowed() {
    ClassGraph graph =
        new ClassGraph()
            .overrideClasspath(
                searched.stream()
                    .map(element -> element.spot().forClassGraph())
                    .distinct()
                    .toList())
            .acceptPaths(locations.toArray(String[]::new))
            .enableClassInfo()
            .ignoreClassVisibility()
            .enableAnnotationInfo()
            .enableExternalClasses();
    String[] jars =
        searched.stream()
            .flatMap(element -> element.spot().jarNames().stream())
            .distinct()
            .toArray(String[]::new);
    return jars.length == 0 ? graph.disableJarScanning() : graph.acceptJars(jars);
  }

  private void addFile(Resource resource) {
    String path = resource.getPath();
    Optional<ClassPathElement> element = elementOf(resource);
    if (NativePath.isUnreadable(path)) {
      element.filter(one -> one.spot().isDirectory()).ifPresent(unreadable::add);
    } else {
      element.ifPresent(one -> findings.file(one, path));
    }
  }

  private void addClass(ClassInfo type) {
    if (!type.isExternalClass() && elementOf(type.getResource()).isPresent()) {
      findings.type(type);
    }
  }

  private Optional<ClassPathElement> elementOf(Resource resource) {
    return ElementPlace.of(resource.getURI().toString(), resource.getPath()).flatMap(findings::at);
  }
}
