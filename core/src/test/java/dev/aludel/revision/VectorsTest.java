package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aludel.error.AludelException;
import dev.aludel.error.MultipleHeadsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Runs the vectors: graphs with commands and the results of the reference implementation. More of
 * them are read from the folder that the system property {@code aludel.vectors} names.
 */
class VectorsTest {

  private final List<String> disagreements = new ArrayList<>();
  private int vectors;
  private int agreedVectors;
  private int commands;
  private int agreedCommands;

  @Test
  void everyVectorAgrees() throws IOException {
    try (InputStream gzipped =
        Objects.requireNonNull(getClass().getResourceAsStream("revision-graph.json.gz"))) {
      run(new GZIPInputStream(gzipped));
    }
    assertThat(vectors).isEqualTo(800);
    assertThat(commands).isEqualTo(2220);
    report("revision-graph.json.gz");
  }

  @Test
  void everyVectorOfTheNamedFolderAgrees() throws IOException {
    Optional<String> folder =
        Optional.ofNullable(System.getProperty("aludel.vectors")).filter(name -> !name.isBlank());
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.list(Path.of(folder.get()))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json") || name.endsWith(".json.gz")) {
          try (InputStream bytes = Files.newInputStream(file)) {
            run(name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
          }
        }
      }
    }
    report(folder.get());
  }

  private void report(String source) {
    System.out.printf(
        "%s: %d of %d vectors agreed, %d of %d commands%n",
        source, agreedVectors, vectors, agreedCommands, commands);
    assertThat(disagreements).isEmpty();
  }

  private void run(InputStream json) throws IOException {
    for (JsonNode vector : new ObjectMapper().readTree(json).path("vectors")) {
      vectors++;
      int before = disagreements.size();
      run(vector);
      agreedVectors += disagreements.size() == before ? 1 : 0;
    }
  }

  private void run(JsonNode vector) {
    String name = vector.path("name").asText();
    List<RevisionNode> nodes = new ArrayList<>();
    vector.path("revisions").forEach(revision -> nodes.add(node(revision)));
    RevisionGraph graph = RevisionGraph.of(nodes);
    compare(name + " heads", new TreeSet<>(texts(vector.path("heads"))), graph.heads());
    compare(name + " bases", new TreeSet<>(texts(vector.path("bases"))), graph.bases());
    SortedSet<String> rows = new TreeSet<>();
    for (JsonNode command : vector.path("commands")) {
      commands++;
      String title = name + " " + command.path("command").asText() + " " + command.path("target");
      String expected = expected(command);
      Outcome outcome = outcome(graph, rows, command);
      if (compare(title, expected, outcome.described())
          && compare(title + " order", List.of(), misplaced(graph, rows, outcome.steps()))) {
        agreedCommands++;
      }
      rows = new TreeSet<>(texts(command.path("rows")));
    }
  }

  /** What a command came to: a text to compare, and the steps to check the order of. */
  private record Outcome(String described, List<Step> steps) {}

  private static Outcome outcome(RevisionGraph graph, SortedSet<String> rows, JsonNode command) {
    String target = command.path("target").asText();
    try {
      switch (command.path("command").asText()) {
        case "upgrade":
          return ran(graph.planUpgrade(rows, target));
        case "downgrade":
          return ran(graph.planDowngrade(rows, target));
        case "stamp":
          return new Outcome(
              "[] -> " + new TreeSet<>(graph.planStamp(rows, List.of(target)).rowsAfter()),
              List.of());
        default:
          throw new IllegalStateException("unknown command " + command);
      }
    } catch (MultipleHeadsException e) {
      return new Outcome("MultipleHeads -> " + rows, List.of());
    } catch (AludelException e) {
      return new Outcome("error -> " + rows, List.of());
    }
  }

  private static Outcome ran(Plan plan) {
    SortedSet<String> ran = new TreeSet<>();
    plan.steps().forEach(step -> ran.add(step.revision().id()));
    return new Outcome(ran + " -> " + new TreeSet<>(plan.rowsAfter()), plan.steps());
  }

  private static String expected(JsonNode command) {
    SortedSet<String> rows = new TreeSet<>(texts(command.path("rows")));
    String error = command.path("error").asText("");
    if (!error.isEmpty()) {
      return (error.equals("MultipleHeads") ? error : "error") + " -> " + rows;
    }
    return new TreeSet<>(texts(command.path("ran"))) + " -> " + rows;
  }

  /** Steps that run before what they need has run, or while something that needs them has. */
  private static List<String> misplaced(
      RevisionGraph graph, SortedSet<String> rows, List<Step> steps) {
    Set<String> applied = new HashSet<>(graph.ancestors(rows));
    List<String> misplaced = new ArrayList<>();
    for (Step step : steps) {
      String id = step.revision().id();
      boolean upgrade = step.direction() == Direction.UPGRADE;
      Set<String> around =
          new HashSet<>(upgrade ? graph.ancestors(List.of(id)) : graph.descendants(List.of(id)));
      around.remove(id);
      boolean well =
          upgrade ? applied.containsAll(around) : around.stream().noneMatch(applied::contains);
      boolean changed = upgrade ? applied.add(id) : applied.remove(id);
      if (!well || !changed || !step.rowsAfter().equals(graph.rowsOf(applied))) {
        misplaced.add(id);
      }
    }
    return misplaced;
  }

  private boolean compare(String title, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      disagreements.add(title + ": expected " + expected + ", but was " + actual);
      return false;
    }
    return true;
  }

  private static RevisionNode node(JsonNode revision) {
    return new RevisionNode(
        revision.path("id").asText(),
        texts(revision.path("revises")),
        texts(revision.path("dependsOn")),
        texts(revision.path("labels")),
        "",
        "");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
