package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.file.ScriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scans class paths made for a test, and opens what was found after their loader is closed. */
final class TestClassPath {

  private TestClassPath() {}

  static FoundRevisions scan(List<String> locations, Path... classPath) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(urls(classPath), null)) {
      assertBothWaysAgree(locations, loader);
      return Discovery.scan(locations, loader);
    }
  }

  /** What is listed without ClassGraph is what ClassGraph finds. */
  private static void assertBothWaysAgree(List<String> locations, ClassLoader loader) {
    List<String> paths =
        locations.stream()
            .flatMap(text -> Location.parse(text, new ArrayList<>()).stream())
            .filter(Location.OnClassPath.class::isInstance)
            .map(location -> ((Location.OnClassPath) location).path())
            .toList();
    assertThat(summary(ClassPathScan.of(paths, loader, true)))
        .isEqualTo(summary(ClassPathScan.of(paths, loader, false)));
  }

  private static List<Object> summary(ClassPathScan scan) {
    ClassPathContents contents = scan.contents();
    return List.of(
        contents.files().stream()
            .map(file -> file.path() + " " + file.identity() + " " + file.fullPlace())
            .sorted()
            .toList(),
        contents.migrations(),
        contents.absent(),
        contents.warnings(),
        contents.problems());
  }

  static URL[] urls(Path... classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath[i].toUri().toURL();
    }
    return urls;
  }

  static Map<String, String> texts(FoundRevisions found) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ScriptFile file : found.files()) {
      try (InputStream in = file.source().open()) {
        texts.put(file.place(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  static void assertNothingToSay(FoundRevisions found) {
    assertThat(found.warnings()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }
}
