package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import dev.aludel.internal.script.file.NativePath;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Lists a directory or a jar whose locations hold nothing but files, as most do: that takes a
 * fraction of the time in which ClassGraph is loaded. Everything else is ClassGraph's: classes,
 * jars within jars or for several versions of Java, links in a circle, names that the JVM can't
 * read.
 */
final class PlainListing extends SimpleFileVisitor<Path> {

  private final Path root;
  private final String location;
  private final List<String> paths;
  private boolean plain = true;

  private PlainListing(Path root, String location, List<String> paths) {
    this.root = root;
    this.location = location;
    this.paths = paths;
  }

  /**
   * Lists an element.
   *
   * @param element where to look
   * @param locations what to look below
   * @return the paths of all files there, in the element; empty where ClassGraph has to look
   */
  static Optional<List<String>> of(ClassPathElement element, Collection<String> locations) {
    List<String> paths = new ArrayList<>();
    ElementPlace place = element.spot();
    boolean plain =
        place.isDirectory()
            ? ofDirectory(place.outer(), locations, paths)
            : !place.inner().endsWith(".jar") && ofJar(place, locations, paths);
    return plain ? Optional.of(paths) : Optional.empty();
  }

  private static boolean ofDirectory(
      Path directory, Collection<String> locations, List<String> paths) {
    for (String location : locations) {
      Path root = NativePath.below(directory, location);
      if (Files.isDirectory(root)) {
        PlainListing listing = new PlainListing(root, location, paths);
        try {
          Files.walkFileTree(
              root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
        } catch (IOException e) {
          return false;
        }
        if (!listing.plain) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String below = root.relativize(file).toString().replace('\\', '/');
    if (!attributes.isRegularFile() || isDoubtful(below)) {
      return stop();
    }
    paths.add(location + "/" + below);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    return stop();
  }

  private FileVisitResult stop() {
    plain = false;
    return FileVisitResult.TERMINATE;
  }

  private static boolean ofJar(
      ElementPlace place, Collection<String> locations, List<String> paths) {
    String prefix = place.inner().isEmpty() ? "" : place.inner() + "/";
    try (ZipFile jar = new ZipFile(place.outer().toFile())) {
      for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        if (name.startsWith("META-INF/versions/")) {
          return false;
        }
        if (!entry.isDirectory() && name.startsWith(prefix)) {
          String path = name.substring(prefix.length());
          if (isBelowOne(path, locations)) {
            if (isDoubtful(path)) {
              return false;
            }
            paths.add(path);
          }
        }
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBelowOne(String path, Collection<String> locations) {
    for (String location : locations) {
      if (path.length() > location.length()
          && path.charAt(location.length()) == '/'
          && path.startsWith(location)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDoubtful(String path) {
    return path.endsWith(".class")
        || NativePath.isUnreadable(path)
        || path.indexOf('\\') >= 0
        || path.contains("//")
        || path.contains("./");
  }
}
