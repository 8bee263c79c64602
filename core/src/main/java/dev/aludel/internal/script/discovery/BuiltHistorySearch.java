package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.discovery.Location.OnClassPath;
import dev.aludel.internal.script.file.ListedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the build knows of a database at head: where one index alone has the whole history,
 * and agrees in every byte with what lies beside it. Any doubt is no answer.
 */
public final class BuiltHistorySearch {

  private BuiltHistorySearch() {}

  /**
   * Looks for it.
   *
   * @param texts the locations
   * @param loader whose class path it is
   * @param trustsIndex whether the application's index counts, with which nothing is compared
   * @return nothing where the revisions have to be read
   */
  public static Optional<BuiltHistory> run(
      List<String> texts, ClassLoader loader, boolean trustsIndex) {
    SortedSet<String> locations = new TreeSet<>();
    List<String> problems = new ArrayList<>();
    for (String text : texts) {
      Location location = Location.parse(text, problems).orElse(null);
      if (!(location instanceof OnClassPath folder)) {
        return Optional.empty();
      }
      locations.add(folder.path());
    }
    try {
      return Optional.ofNullable(
          trustsIndex ? ofApplication(locations, loader) : ofJar(locations, loader));
    } catch (IOException e) {
      return Optional.empty(); // the search says what is wrong
    }
  }

  private static @Nullable BuiltHistory ofApplication(
      SortedSet<String> locations, ClassLoader loader) throws IOException {
    for (URL url : Collections.list(loader.getResources(BuildIndex.PATH))) {
      try (InputStream bytes = url.openStream()) {
        Beginning index = Beginning.of(bytes);
        if (index.application) {
          return index.locations.equals(locations) ? index.history : null;
        }
      }
    }
    return null;
  }

  private static @Nullable BuiltHistory ofJar(SortedSet<String> locations, ClassLoader loader)
      throws IOException {
    ClassPathElements elements = ClassPathElements.holding(locations, loader);
    BuiltHistory history = null;
    ElementPlace place = null;
    for (URL url : Collections.list(loader.getResources(BuildIndex.PATH))) {
      ClassPathElement home = ClassPathElement.of(url, BuildIndex.PATH).orElse(null);
      if (home == null) {
        return null;
      }
      for (ClassPathElement element : elements.all()) {
        if (IndexedElements.isFor(home.spot(), element.spot())) {
          Beginning index;
          try (InputStream bytes = home.open(BuildIndex.PATH)) {
            index = Beginning.of(bytes);
          }
          if (index.application) {
            continue; // it says nothing of the elements that it was made of
          }
          if (index.history == null
              || history != null
              || !index.locations.equals(locations)
              || !ListedFile.digestWithContents(listed(element, locations))
                  .equals(index.history.contents())) {
            return null;
          }
          history = index.history;
          place = element.spot();
        }
      }
    }
    return history != null && elements.problems().isEmpty() && isAlone(place, elements, locations)
        ? history
        : null;
  }

  /** Jars without entries for folders are among the elements, though they hold nothing of ours. */
  private static boolean isAlone(
      @Nullable ElementPlace place, ClassPathElements elements, SortedSet<String> locations)
      throws IOException {
    for (ClassPathElement element : elements.all()) {
      if (!element.spot().equals(place)
          && (element.spot().isDirectory() || !listed(element, locations).isEmpty())) {
        return false;
      }
    }
    return true;
  }

  private static SortedMap<String, ListedFile> listed(
      ClassPathElement element, SortedSet<String> locations) throws IOException {
    SortedMap<String, ListedFile> files = new TreeMap<>();
    if (!element.spot().isDirectory()) {
      for (String location : locations) {
        files.putAll(element.list(location));
      }
    }
    return files;
  }

  /** The lines of an index that come before those of its files. */
  private static final class Beginning {

    private boolean application;
    private @Nullable BuiltHistory history;
    private final SortedSet<String> locations = new TreeSet<>();

    static Beginning of(InputStream bytes) throws IOException {
      Beginning beginning = new Beginning();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      if (BuildIndex.VERSION.equals(lines.readLine())) {
        String line = lines.readLine();
        while (line != null && beginning.take(line)) {
          line = lines.readLine();
        }
      }
      return beginning;
    }

    private boolean take(String line) {
      if (line.equals(BuildIndex.APPLICATION)) {
        application = true;
      } else if (line.startsWith(BuiltHistory.RECORD)) {
        history = BuiltHistory.parse(line);
      } else if (line.startsWith(BuildIndex.LOCATION) && line.indexOf('\\') < 0) {
        locations.add(line.split("\t", -1)[1]);
      } else {
        return false;
      }
      return true;
    }
  }
}
