package dev.aludel.internal.script;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.script.discovery.Discovery;
import dev.aludel.internal.script.discovery.FoundRevisions;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.migration.Migration;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every revision that was found, with the graph that they make. */
public final class Scripts {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  /** How many files are worth the start of other threads. */
  private static final int WORTH_SHARING = 300;

  private final RevisionGraph graph;
  private final Map<String, Script> scripts;

  private Scripts(RevisionGraph graph, Map<String, Script> scripts) {
    this.graph = graph;
    this.scripts = Map.copyOf(scripts);
  }

  /**
   * Finds and reads every revision.
   *
   * @param locations where to look
   * @param classLoader what to look with
   * @param supplied the application's part in its Java revisions
   * @param allowEmpty whether finding none is fine
   * @return the revisions
   * @throws InvalidRevisionsException with every problem found
   */
  public static Scripts load(
      List<String> locations,
      ClassLoader classLoader,
      SuppliedMigrations supplied,
      boolean allowEmpty) {
    return read(Discovery.scan(locations, classLoader), locations, supplied, allowEmpty);
  }

  /**
   * Looks up, in the index that the application's build wrote, and reads every revision.
   *
   * @param locations where to look
   * @param classLoader what to look with
   * @param supplied the application's part in its Java revisions
   * @param allowEmpty whether finding none is fine
   * @return the revisions
   * @throws InvalidRevisionsException with every problem found
   * @throws dev.aludel.error.ConfigurationException where there is no such index
   */
  public static Scripts lookUp(
      List<String> locations,
      ClassLoader classLoader,
      SuppliedMigrations supplied,
      boolean allowEmpty) {
    return read(Discovery.lookUp(locations, classLoader), locations, supplied, allowEmpty);
  }

  private static Scripts read(
      FoundRevisions found,
      List<String> locations,
      SuppliedMigrations supplied,
      boolean allowEmpty) {
    found.warnings().forEach(LOG::warn);
    return of(found, locations, supplied, allowEmpty);
  }

  /** Reads what was found. */
  static Scripts of(
      FoundRevisions found,
      List<String> locations,
      SuppliedMigrations supplied,
      boolean allowEmpty) {
    List<String> problems = new ArrayList<>();
    List<Script> scripts = new ArrayList<>();
    Set<Class<?>> made = new HashSet<>();
    for (Migration instance : supplied.instances()) {
      MigrationScript script = MigrationScript.of(instance);
      made.add(script.targetClass());
      scripts.add(script);
    }
    problems.addAll(found.problems());
    for (Attempt attempt : read(found.files())) {
      attempt.script.ifPresent(scripts::add);
      problems.addAll(attempt.problems);
    }
    for (Class<? extends Migration> type : found.migrations()) {
      if (!made.contains(type)) {
        try {
          scripts.add(supplied.script(type));
        } catch (InvalidRevisionsException e) {
          problems.addAll(e.problems());
        }
      }
    }
    Optional<RevisionGraph> graph = graph(scripts, problems);
    if (scripts.isEmpty() && problems.isEmpty() && !allowEmpty) {
      problems.add(
          "Found no revision under "
              + String.join(", ", locations)
              + ". Put SQL files there, correct the setting 'locations', or allow it with 'allow-empty=true'.");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
    Map<String, Script> byId = new LinkedHashMap<>();
    scripts.forEach(script -> byId.put(script.node().id(), script));
    return new Scripts(graph.orElseThrow(), byId);
  }

  /** The graph, unless that adds to the problems; each check of thousands takes its time. */
  private static Optional<RevisionGraph> graph(List<Script> scripts, List<String> problems) {
    try {
      return Optional.of(RevisionGraph.of(scripts.stream().map(Script::node).toList()));
    } catch (InvalidRevisionsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** A file's revision, or what is wrong with it. */
  private record Attempt(Optional<SqlScript> script, List<String> problems) {}

  /** Thousands of small files take their time one by one; each is read for itself, in any order. */
  private static List<Attempt> read(List<ScriptFile> files) {
    Stream<ScriptFile> stream =
        files.size() < WORTH_SHARING ? files.stream() : files.parallelStream();
    return stream.map(Scripts::read).toList();
  }

  private static Attempt read(ScriptFile file) {
    try {
      return new Attempt(Optional.of(SqlScript.read(file)), List.of());
    } catch (InvalidRevisionsException e) {
      return new Attempt(Optional.empty(), e.problems());
    }
  }

  /**
   * The same with others added, or in the place of those with the same id.
   *
   * @param others revisions that this build lacks, or as they were when they ran
   * @return all of them
   * @throws InvalidRevisionsException where they don't make one graph
   */
  public Scripts with(List<? extends Script> others) {
    Map<String, Script> all = new LinkedHashMap<>(scripts);
    others.forEach(script -> all.put(script.node().id(), script));
    return new Scripts(RevisionGraph.of(all.values().stream().map(Script::node).toList()), all);
  }

  /**
   * Reads every SQL revision to its end, which loading does not.
   *
   * @param placeholders the values by name
   * @throws InvalidRevisionsException with every problem found
   */
  public void readAll(Map<String, String> placeholders) {
    List<String> problems = new ArrayList<>();
    for (RevisionNode node : graph.revisions()) {
      try {
        script(node.id()).sql().ifPresent(script -> script.outline(placeholders));
      } catch (InvalidRevisionsException e) {
        problems.addAll(e.problems());
      } catch (MalformedSqlException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
  }

  /** {@return the graph of the revisions} */
  public RevisionGraph graph() {
    return graph;
  }

  /**
   * The script of a revision.
   *
   * @param id a revision of the graph
   * @return its script
   */
  public Script script(String id) {
    Script script = scripts.get(id);
    if (script == null) {
      throw new IllegalArgumentException("no revision '" + id + "'");
    }
    return script;
  }
}
