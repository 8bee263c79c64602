package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.file.FileName;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.migration.Migration;
import io.github.classgraph.ClassInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies under locations on the class path: as a build index has it, as a plain listing shows
 * it, or as ClassGraph finds it.
 */
final class ClassPathScan implements ClassGraphSearch.Findings {

  private final Collection<String> locations;
  private final ClassPathElements elements;
  private final MigrationClasses classes;
  private final Map<ElementPlace, List<FoundFile>> files = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();
  private final IndexedElements indexed;
  private final List<String> unreadableProblems = new ArrayList<>();

  private ClassPathScan(Collection<String> locations, ClassLoader loader) {
    this.locations = locations;
    this.elements = ClassPathElements.holding(locations, loader);
    this.classes = new MigrationClasses(loader);
    for (ClassPathElement element : elements.all()) {
      files.put(element.spot(), new ArrayList<>());
    }
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
    return of(locations, loader, true);
  }

  /**
   * Scans, for a test without the quick way.
   *
   * @param listing whether plain elements are listed without ClassGraph
   */
  static ClassPathScan of(Collection<String> locations, ClassLoader loader, boolean listing) {
    ClassPathScan scan = new ClassPathScan(locations, loader);
    scan.indexed.files().forEach(scan::addIndexed);
    scan.indexed.classes().forEach(scan.classes::judge);
    List<ClassPathElement> others = new ArrayList<>();
    for (ClassPathElement element : scan.elements.all()) {
      if (!scan.indexed.knows(element) && !(listing && scan.list(element))) {
        others.add(element);
      }
    }
    if (!others.isEmpty()) {
      ClassGraphSearch.run(locations, others, scan);
    }
    return scan;
  }

  /** {@return all of it} */
  ClassPathContents contents() {
    return new ClassPathContents(files(), migrations(), absent(), warnings(), problems());
  }

  /** {@return the SQL files, in class path order} */
  List<FoundFile> files() {
    List<FoundFile> all = new ArrayList<>();
    files.values().forEach(all::addAll);
    return all;
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

  private void addIndexed(ElementPlace spot, List<FoundFile> found) {
    files.put(spot, found);
    for (FoundFile file : found) {
      locations.stream().filter(one -> file.path().startsWith(one + "/")).forEach(present::add);
    }
  }

  private boolean list(ClassPathElement element) {
    Optional<List<String>> listed = PlainListing.of(element, locations);
    if (listed.isPresent()) {
      // By path, as one location may lie in another.
      new TreeSet<>(listed.get()).forEach(path -> file(element, path));
    }
    return listed.isPresent();
  }

  @Override
  public Optional<ClassPathElement> at(ElementPlace place) {
    return elements.at(place);
  }

  @Override
  public void file(ClassPathElement element, String path) {
    boolean revision = false;
    for (String location : locations) {
      if (path.startsWith(location + "/")) {
        present.add(location);
        revision |= FileName.isRevision(path.substring(location.length() + 1));
      }
    }
    if (revision) {
      add(element, FoundFile.in(element, path));
    }
  }

  private void add(ClassPathElement element, FoundFile file) {
    files.computeIfAbsent(element.spot(), spot -> new ArrayList<>()).add(file);
  }

  /** ClassGraph tells names as the JVM reads them, and by such a one no file is found again. */
  @Override
  public void unreadableNames(ClassPathElement directory) {
    for (String location : locations) {
      FolderScan scan = FolderScan.of(NativePath.below(directory.spot().outer(), location));
      unreadableProblems.addAll(scan.problems());
      for (Path file : scan.paths()) {
        if (NativePath.isUnreadable(file.toString())) {
          present.add(location);
          add(directory, FoundFile.in(directory, file));
        }
      }
    }
  }

  @Override
  public void type(ClassInfo type) {
    classes.judge(type);
  }
}
