package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.discovery.Discovery;
import dev.aludel.internal.script.discovery.IndexWriter;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.internal.script.discovery.TestJar;
import dev.aludel.migration.Revision;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a tag of the header, or is missing where one was added. */
class HeaderTagsTest {

  /** A value of each that is not its default. */
  private static final Map<String, String> VALUES =
      new TreeMap<>(
          Map.of(
              "id", "bbbb",
              "revises", "aaaa",
              "depends-on", "cccc",
              "label", "shop",
              "message", "Add a column",
              "transaction", "off",
              "lock-timeout", "7s",
              "statement-timeout", "9s",
              "placeholders", "on"));

  /** Tags that a file alone can have: Java code reads no placeholders. */
  private static final Set<String> OF_FILES = Set.of("placeholders");

  /** What says where a revision stands is in columns of the log, not in front of its script. */
  private static final Set<String> OF_THE_GRAPH =
      Set.of("id", "revises", "depends-on", "label", "message");

  @TempDir private Path folder;

  private static List<String> tags() {
    return Tag.KNOWN.stream()
        .filter(tag -> !tag.equals(Tag.UPGRADE) && !tag.equals(Tag.DOWNGRADE))
        .sorted()
        .toList();
  }

  private static String header(Set<String> tags) {
    return tags.stream()
            .map(tag -> "-- @" + tag + " " + VALUES.get(tag) + "\n")
            .collect(Collectors.joining())
        + "-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 2;\n";
  }

  @Test
  void theHeaderReadsEach() {
    assertThat(VALUES.keySet()).containsExactlyElementsOf(tags());
    Header all = header(SqlScript.read(Written.file(header(VALUES.keySet()))));
    for (String tag : tags()) {
      Map<String, String> others = new TreeMap<>(VALUES);
      others.remove(tag);
      if (tag.equals("revises")) {
        continue; // a header without it is refused
      }
      assertThat(header(SqlScript.read(Written.file(header(others.keySet())))))
          .as("the header without @%s", tag)
          .isNotEqualTo(all);
    }
  }

  @Test
  void theBuildIndexKeepsEach() throws IOException {
    String text = header(VALUES.keySet());
    Files.createDirectories(folder.resolve("db"));
    Files.writeString(folder.resolve("db/bbbb.sql"), text);
    ClassLoader loader = HeaderTagsTest.class.getClassLoader();
    IndexWriter.write(
        List.of("classpath:db"), SuppliedMigrations.NOTHING, loader, "", folder.toString());
    Path jar = new TestJar().withAllOf(folder).writeTo(folder.resolve("app.jar"));
    try (URLClassLoader application = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      ScriptFile file =
          Discovery.scan(List.of("classpath:db"), application).files().stream()
              .findFirst()
              .orElseThrow();
      Header indexed = file.indexed().orElseThrow().headerAt("db/bbbb.sql");
      assertThat(indexed).isEqualTo(header(SqlScript.read(Written.file("bbbb.sql", text))));
    }
  }

  @Test
  void theLogKeepsWhatADowngradeNeeds() {
    SqlScript script = SqlScript.read(Written.file(header(VALUES.keySet())));
    String kept = LoggedTags.prepend(script.options(), false, "");
    assertThat(tags().stream().filter(tag -> !kept.contains("-- @" + tag + " ")))
        .containsExactlyInAnyOrderElementsOf(OF_THE_GRAPH);
    assertThat(SqlScript.ofLog(script.node(), Optional.of(kept + "SELECT 2;")).options())
        .isEqualTo(script.options());
  }

  @Test
  void aJavaRevisionSaysTheSame() {
    Set<String> attributes =
        Arrays.stream(Revision.class.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    for (String tag : tags()) {
      String attribute = camelCase(tag.equals("label") ? "labels" : tag);
      assertThat(attributes.contains(attribute))
          .as("@Revision has %s", attribute)
          .isEqualTo(!OF_FILES.contains(tag));
    }
  }

  @Test
  void theManualDescribesEach() throws IOException {
    String manual = Files.readString(Path.of("docs/revision-files.md"));
    for (String tag : Tag.KNOWN) {
      assertThat(manual).contains("@" + tag);
    }
  }

  private static Header header(SqlScript script) {
    return new Header(script.node(), script.options());
  }

  private static String camelCase(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0
        ? tag
        : tag.substring(0, dash)
            + Character.toUpperCase(tag.charAt(dash + 1))
            + tag.substring(dash + 2);
  }
}
