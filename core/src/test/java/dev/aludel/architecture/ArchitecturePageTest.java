package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for whoever changes Aludel names every room, and only files that are there. */
class ArchitecturePageTest {

  private static final Path PAGE = Path.of("docs/architecture.md");

  /** A class by its name, or one and its member: {@code Tag.KNOWN}. */
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)[^`]*`");

  /** Words of the page in the same letters, that are no files of this project. */
  private static final Set<String> OTHERS = Set.of("Offline", "Repeatable", "PostgresTest");

  @Test
  void everyRoomHasARow() throws IOException {
    List<String> rows = Files.readAllLines(PAGE).stream().filter(l -> l.startsWith("| `")).toList();
    for (String room : ArchitectureTest.rooms().keySet()) {
      assertThat(rows).as(room).anyMatch(row -> row.startsWith("| `" + room + "` "));
    }
  }

  @Test
  void everyFileItNamesIsThere() throws IOException {
    Set<String> named =
        NAMED
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(name -> !OTHERS.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(40);
    assertThat(sources()).containsAll(named);
  }

  private static Set<String> sources() throws IOException {
    Path project = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(file -> file.toString().contains("/src/"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
