package dev.aludel.internal.script.discovery;

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
    ClassPathElement home = null;
    BuiltHistory history = null;
    for (URL url : Collections.list(loader.getResources(BuildIndex.PATH))) {
      ClassPathElement place = ClassPathElement.of(url, BuildIndex.PATH).orElse(null);
      BuiltHistory found = place == null ? null : told(place, locations);
      if (found != null) {
        if (history != null) {
          return null;
        }
        home = place;
        history = found;
      }
    }
    // Most class paths have none, and are not asked any further.
    return home == null || history == null ? null : ofJar(home, history, locations, loader);
  }

  private static @Nullable BuiltHistory ofJar(
      ClassPathElement home, BuiltHistory history, SortedSet<String> locations, ClassLoader loader)
      throws IOException {
    ClassPathElements elements = ClassPathElements.holding(locations, loader);
    if (!elements.problems().isEmpty()) {
      return null;
    }
    for (ClassPathElement element : elements.all()) {
      if (IndexedElements.isFor(home.spot(), element.spot())
          && ListedFile.digestWithContents(listed(element, locations)).equals(history.contents())) {
        return isAlone(element, elements, locations) ? history : null;
      }
    }
    return null;
  }

  /** What an index tells of all these locations; a folder's listing can't be held against it. */
  private static @Nullable BuiltHistory told(ClassPathElement home, SortedSet<String> locations)
      throws IOException {
    if (home.spot().isDirectory()) {
      return null;
    }
    try (InputStream bytes = home.open(BuildIndex.PATH)) {
      Beginning index = Beginning.of(bytes);
      // An application's says nothing of the elements that it was made of.
      return !index.application && index.locations.equals(locations) ? index.history : null;
    }
  }

  /** Jars without entries for folders are among the elements, though they hold nothing of ours. */
  private static boolean isAlone(
      ClassPathElement one, ClassPathElements elements, SortedSet<String> locations)
      throws IOException {
    for (ClassPathElement element : elements.all()) {
      if (!element.spot().equals(one.spot())
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
