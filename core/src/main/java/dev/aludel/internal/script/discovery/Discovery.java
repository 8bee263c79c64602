package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.Location.InFileSystem;
import dev.aludel.internal.script.discovery.Location.OnClassPath;
import dev.aludel.internal.script.file.ScriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the files and classes of revisions, without reading the ones or running the others. */
public final class Discovery {

  private final List<String> warnings = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, FoundFile> files = new LinkedHashMap<>();

  private Discovery() {}

  /**
   * Looks below the locations, in folders of any depth.
   *
   * @param locations each {@code classpath:a/b} or {@code filesystem:/a}, or without a prefix
   * @param loader whose class path it is
   * @return what was found; a location that isn't there is a warning
   */
  public static FoundRevisions scan(List<String> locations, ClassLoader loader) {
    return find(
        locations,
        loader,
        paths ->
            paths.isEmpty() ? ClassPathContents.NONE : ClassPathScan.of(paths, loader).contents());
  }

  /**
   * Looks up what the application's build found on the class path, and searches only the locations
   * of the file system.
   *
   * @param locations as for {@link #scan}
   * @param loader whose class path it is
   * @return what was found
   * @throws dev.aludel.error.ConfigurationException where the build wrote no index, or one of other
   *     locations
   */
  public static FoundRevisions lookUp(List<String> locations, ClassLoader loader) {
    return find(locations, loader, paths -> ApplicationIndex.read(paths, loader));
  }

  private static FoundRevisions find(
      List<String> locations,
      ClassLoader loader,
      Function<Collection<String>, ClassPathContents> classPath) {
    Discovery discovery = new Discovery();
    Set<String> onClassPath = new LinkedHashSet<>();
    for (String text : locations) {
      Optional<Location> location = Location.parse(text, discovery.problems);
      if (location.orElse(null) instanceof OnClassPath named) {
        onClassPath.add(named.path());
      } else if (location.orElse(null) instanceof InFileSystem named) {
        discovery.warnOfTwo(text, loader);
        discovery.searchFolder(text, named);
      }
    }
    ClassPathContents contents = classPath.apply(onClassPath);
    discovery.addClassPath(contents);
    return new FoundRevisions(
        discovery.scriptFiles(), contents.migrations(), discovery.warnings, discovery.problems);
  }

  private void warnOfTwo(String text, ClassLoader loader) {
    if (Location.isUnsaid(text) && loader.getResource(text.strip()) != null) {
      warnings.add(
          "Location '%1$s' is a folder here, and on the class path as well. The folder counts. Write 'filesystem:%1$s' or 'classpath:%1$s' to say which."
              .formatted(text.strip()));
    }
  }

  private void searchFolder(String text, InFileSystem location) {
    if (Files.isDirectory(location.path())) {
      FolderScan scan = FolderScan.of(location.path());
      scan.files().forEach(this::add);
      problems.addAll(scan.problems());
    } else if (Files.exists(location.path())) {
      problems.add(
          "Location '%s' is a file. Name the folder that the revision files are in."
              .formatted(text));
    } else {
      warnings.add(
          "Location '%s' was not found: there is no folder '%s'. Create it, or correct the setting 'locations'."
              .formatted(text, location.path().toAbsolutePath()));
    }
  }

  private void addClassPath(ClassPathContents contents) {
    problems.addAll(contents.problems());
    warnings.addAll(contents.warnings());
    for (String location : contents.absent()) {
      warnings.add(
          "Location 'classpath:%s' was not found on the class path. Create the folder 'src/main/resources/%s', or correct the setting 'locations'."
              .formatted(location, location));
    }
    Map<String, List<FoundFile>> byPath = new LinkedHashMap<>();
    for (FoundFile file : contents.files()) {
      LeftoverFiles.warning(file).ifPresent(warnings::add);
      List<FoundFile> kept = byPath.computeIfAbsent(file.path(), path -> new ArrayList<>());
      FoundFile twin = twin(kept, file);
      if (twin == null) {
        kept.add(file);
        add(file);
      } else if (!twin.identity().equals(file.identity())) {
        warnings.add(
            "'%s' is on the class path twice, byte for byte: '%s' and '%s'. It counts once; remove one of them."
                .formatted(file.path(), twin.fullPlace(), file.fullPlace()));
      }
    }
  }

  private @Nullable FoundFile twin(List<FoundFile> kept, FoundFile file) {
    for (FoundFile one : kept) {
      if (isSame(one, file)) {
        return one;
      }
    }
    return null;
  }

  private void add(FoundFile file) {
    files.putIfAbsent(file.identity(), file);
  }

  private boolean isSame(FoundFile one, FoundFile other) {
    if (one.identity().equals(other.identity())) {
      return true;
    }
    try (InputStream left = one.source().open();
        InputStream right = other.source().open()) {
      while (true) {
        byte[] block = left.readNBytes(1 << 16);
        if (!java.util.Arrays.equals(block, right.readNBytes(1 << 16))) {
          return false;
        }
        if (block.length == 0) {
          return true;
        }
      }
    } catch (IOException e) {
      problems.add(
          "'%s' or '%s' can't be read (%s). Make them readable, or remove one of them."
              .formatted(one.fullPlace(), other.fullPlace(), e));
      return true;
    }
  }

  private List<ScriptFile> scriptFiles() {
    Set<String> places = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (FoundFile file : files.values()) {
      if (!places.add(file.place())) {
        shared.add(file.place());
      }
    }
    List<ScriptFile> all = new ArrayList<>();
    for (FoundFile file : files.values()) {
      String place = shared.contains(file.place()) ? file.fullPlace() : file.place();
      all.add(new ScriptFile(file.name(), place, file.source(), file.indexed()));
    }
    all.sort(Comparator.comparing(ScriptFile::place));
    return all;
  }
}
