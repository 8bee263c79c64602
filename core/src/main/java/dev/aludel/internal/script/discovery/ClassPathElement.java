package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.ListedFile;
import dev.aludel.internal.script.file.NativePath;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A directory, a jar, or a jar or folder inside a jar, that a class loader reads from; it opens its
 * files again at any time.
 */
final class ClassPathElement {

  private final ElementPlace spot;
  private final URL found;

  private ClassPathElement(ElementPlace spot, URL found) {
    this.spot = spot;
    this.found = found;
  }

  /**
   * The element that a class loader found something in.
   *
   * @param found what the class loader answered
   * @param path what it was asked for
   * @return the element, unless the URL is of a kind that can't be listed
   */
  static Optional<ClassPathElement> of(URL found, String path) {
    ElementPlace place = ElementPlace.of(found.toString(), path).orElse(null);
    return place == null ? Optional.empty() : Optional.of(new ClassPathElement(place, found));
  }

  /** {@return where it lies; the same for the same element, however it was found} */
  ElementPlace spot() {
    return spot;
  }

  /**
   * Opens one of its files.
   *
   * @param path the file's path in it
   * @return the file's bytes
   * @throws IOException where it is gone, or can't be read
   */
  InputStream open(String path) throws IOException {
    if (spot.isDirectory()) {
      return Files.newInputStream(NativePath.below(spot.outer(), path));
    }
    // With the found URL as context the new one keeps its handler: only Boot's own can open a jar
    // within a jar.
    URLConnection connection = new URL(found, root() + encode(path)).openConnection();
    connection.setUseCaches(false); // a cached jar could not be replaced while the process lives
    return connection.getInputStream();
  }

  /**
   * Lists, without reading them, the files below a folder that an index is about.
   *
   * @param folder the folder's path in it
   * @return the files by their path in it
   * @throws IOException where it is gone, or can't be read
   */
  SortedMap<String, ListedFile> list(String folder) throws IOException {
    SortedMap<String, ListedFile> files = new TreeMap<>();
    if (spot.isDirectory()) {
      Path root = NativePath.below(spot.outer(), folder);
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
          for (Path file : all.filter(Files::isRegularFile).toList()) {
            String below = NativePath.text(root.relativize(file)).replace('\\', '/');
            if (ListedFile.matters(below)) {
              files.put(folder + "/" + below, new ListedFile(Files.size(file), -1));
            }
          }
        }
      }
      return files;
    }
    JarURLConnection connection = (JarURLConnection) new URL(found, root()).openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      String prefix = folder + "/";
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        if (!entry.isDirectory()
            && name.startsWith(prefix)
            && ListedFile.matters(name.substring(prefix.length()))) {
          files.put(name, new ListedFile(entry.getSize(), entry.getCrc()));
        }
      }
    }
    return files;
  }

  private String root() {
    return found.toString().substring(0, found.toString().lastIndexOf("!/") + 2);
  }

  private static String encode(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (unit & 0xFF);
      if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "/-_.~".indexOf(letter) >= 0)) {
        encoded.append(letter);
      } else {
        encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) letter));
      }
    }
    return encoded.toString();
  }

  /**
   * Where an element lies.
   *
   * @param outer the directory, or the jar in the file system; symbolic links followed
   * @param inner the jar or folder inside that jar; empty for the jar itself
   * @param isDirectory whether it is a directory
   */
  record ElementPlace(Path outer, String inner, boolean isDirectory) {

    /**
     * Understands {@code file:/a/}, {@code jar:file:/a.jar!/}, {@code jar:file:/a.jar!/b.jar!/} and
     * Spring Boot's {@code jar:nested:/a.jar/!b.jar!/}.
     *
     * @param url the URL of something in the element
     * @param path its path in the element, a slash at the end or not
     * @return the spot, unless the URL is of another kind or names something that is not there
     */
    static Optional<ElementPlace> of(String url, String path) {
      boolean inJar = url.startsWith("jar:");
      String text = inJar ? url.substring("jar:".length()) : url;
      if (text.startsWith("nested:")) {
        text = text.substring("nested:".length());
        int jar = text.indexOf("/!");
        text = jar < 0 ? text : text.substring(0, jar) + "!/" + text.substring(jar + 2);
      } else if (text.startsWith("file:")) {
        text = text.substring("file:".length());
      } else {
        return Optional.empty();
      }
      text = trimEnd(oneSlashFirst(decode(text)), "/");
      String end = trimEnd(path, "/");
      if (!text.endsWith(end)) {
        return Optional.empty();
      }
      text = trimEnd(text.substring(0, text.length() - end.length()), inJar ? "!/" : "/");
      int jarEnd = inJar ? text.indexOf("!/") : -1;
      String outer = jarEnd < 0 ? text : text.substring(0, jarEnd);
      String inner = jarEnd < 0 ? "" : text.substring(jarEnd + 2);
      try {
        return Optional.of(new ElementPlace(fileOf(outer).toRealPath(), inner, !inJar));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    private static String oneSlashFirst(String text) {
      int slashes = 0;
      while (text.startsWith("//", slashes)) {
        slashes++;
      }
      return text.substring(slashes);
    }

    /** {@return what ClassGraph calls the element; a folder inside a jar is part of that jar} */
    String forClassGraph() {
      return innerJar().map(jar -> outer + "!/" + jar).orElse(outer.toString());
    }

    /** {@return the file names of the jars that must be opened to read it} */
    List<String> jarNames() {
      if (isDirectory) {
        return List.of();
      }
      String name = String.valueOf(outer.getFileName());
      return innerJar().map(jar -> List.of(name, lastName(jar))).orElse(List.of(name));
    }

    /**
     * {@return what messages call it: {@code a.jar}, {@code b.jar in a.jar}; a directory in full}
     */
    String shortName() {
      if (isDirectory) {
        return NativePath.text(outer);
      }
      String name = String.valueOf(outer.getFileName());
      return innerJar().map(jar -> lastName(jar) + " in " + name).orElse(name);
    }

    /** {@return the same with whole paths, for where the short names are equal} */
    String fullName() {
      return NativePath.text(outer) + (inner.isEmpty() ? "" : "!/" + inner);
    }

    // Written out: what the compiler makes of a record is linked at the first call, which takes a
    // start some 20 ms.
    @Override
    public boolean equals(Object other) {
      return other instanceof ElementPlace place
          && outer.equals(place.outer)
          && inner.equals(place.inner)
          && isDirectory == place.isDirectory;
    }

    @Override
    public int hashCode() {
      return 31 * outer.hashCode() + inner.hashCode();
    }

    private Optional<String> innerJar() {
      return Optional.of(inner).filter(name -> name.endsWith(".jar"));
    }

    private static String lastName(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Path fileOf(String path) {
      try {
        return new java.io.File(path).toPath(); // unlike Path.of it takes Windows' "/C:/a"
      } catch (InvalidPathException e) {
        return NativePath.parse(path);
      }
    }

    private static String decode(String text) {
      try {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text; // a URL made from a path without encoding it
      }
    }

    private static String trimEnd(String text, String letters) {
      int end = text.length();
      while (end > 0 && letters.indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return text.substring(0, end);
    }
  }
}
