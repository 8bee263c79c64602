package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.file.IndexedHeader;
import dev.aludel.internal.script.file.ListedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the build indexes of a class path know, of those elements where they agree with what lies
 * beside them.
 *
 * <p>An index agrees where a listing of names and sizes has the digest that it was made with; no
 * file is read for that. What it says of a script counts where the listing has the script's CRC
 * too, as that of a jar does.
 */
final class IndexedElements {

  private final Collection<String> locations;
  private final Set<ElementPlace> known = new HashSet<>();
  private final Map<ElementPlace, List<FoundFile>> files = new LinkedHashMap<>();
  private final List<String> classes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private IndexedElements(Collection<String> locations) {
    this.locations = locations;
  }

  /** Reads the indexes, if there are any. */
  static IndexedElements of(
      Collection<ClassPathElement> elements, Collection<String> locations, ClassLoader loader) {
    IndexedElements indexed = new IndexedElements(locations);
    try {
      for (URL url : Collections.list(loader.getResources(BuildIndex.PATH))) {
        ClassPathElement.of(url, BuildIndex.PATH).ifPresent(home -> indexed.read(home, elements));
      }
      if (!indexed.known.isEmpty()) {
        indexed.passOverEmpty(elements);
      }
    } catch (IOException | UncheckedIOException e) {
      indexed.warnings.add(
          "A build index can't be read (%s), so the class path was searched.".formatted(e));
    }
    return indexed;
  }

  /** {@return whether nothing of an element needs to be searched} */
  boolean knows(ClassPathElement element) {
    return known.contains(element.spot());
  }

  /** {@return the scripts of each element} */
  Map<ElementPlace, List<FoundFile>> files() {
    return files;
  }

  /** {@return the names of the classes that are revisions} */
  List<String> classes() {
    return classes;
  }

  /** {@return what is wrong with an index} */
  List<String> warnings() {
    return warnings;
  }

  private void read(ClassPathElement home, Collection<ClassPathElement> elements) {
    for (ClassPathElement element : elements) {
      if (isFor(home.spot(), element.spot()) && !knows(element)) {
        try {
          Optional<String> flaw = take(home, element);
          flaw.ifPresent(
              what ->
                  warnings.add(
                      "The build index of '%s' %s, so the class path was searched. Write it anew with 'index'."
                          .formatted(home.spot().fullName(), what)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Spring Boot moves classes down into a folder of the jar, but leaves META-INF above it. */
  static boolean isFor(ElementPlace home, ElementPlace element) {
    return home.equals(element)
        || !element.isDirectory()
            && home.outer().equals(element.outer())
            && home.inner().isEmpty()
            && !element.inner().endsWith(".jar");
  }

  private Optional<String> take(ClassPathElement home, ClassPathElement element)
      throws IOException {
    Optional<BuildIndex> read;
    try (InputStream bytes = home.open(BuildIndex.PATH)) {
      read = BuildIndex.parse(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (read.isEmpty()) {
      return Optional.of("is cut off, or of another version of Aludel");
    }
    BuildIndex index = read.get();
    if (index.application()) {
      return Optional.empty(); // it says nothing of the elements that it was made of
    }
    // By path, as one location may lie in another.
    Map<String, FoundFile> found = new LinkedHashMap<>();
    for (String location : locations) {
      Optional<String> above = index.covering(location);
      SortedMap<String, ListedFile> listed = element.list(above.orElse(location));
      if (above.isEmpty() && !listed.isEmpty()) {
        return Optional.of("does not have the location 'classpath:%s'".formatted(location));
      }
      if (above.isPresent()
          && !ListedFile.digest(listed).equals(index.locations().get(above.get()))) {
        return Optional.of("does not agree with the files in '%s'".formatted(above.get()));
      }
      index
          .scripts()
          .forEach(
              (path, header) -> {
                if (path.startsWith(location + "/")) {
                  FoundFile file = FoundFile.in(element, path);
                  found.putIfAbsent(path, file.with(trusted(header, listed.get(path))));
                }
              });
    }
    known.add(element.spot());
    files.put(element.spot(), List.copyOf(found.values()));
    locations.stream()
        .flatMap(one -> index.classesBelow(one).stream())
        .distinct()
        .forEach(classes::add);
    return Optional.empty();
  }

  private static Optional<IndexedHeader> trusted(
      IndexedHeader header, @Nullable ListedFile listed) {
    return header.listed().equals(listed) ? Optional.of(header) : Optional.empty();
  }

  /** Jars that are here only because they name no folders mostly hold nothing of ours. */
  private void passOverEmpty(Collection<ClassPathElement> elements) throws IOException {
    for (ClassPathElement element : elements) {
      if (!knows(element) && !element.spot().isDirectory()) {
        boolean empty = true;
        for (String location : locations) {
          empty &= element.list(location).isEmpty();
        }
        if (empty) {
          known.add(element.spot());
        }
      }
    }
  }
}
