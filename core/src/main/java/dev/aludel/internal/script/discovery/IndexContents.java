package dev.aludel.internal.script.discovery;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.script.file.IndexedHeader;
import dev.aludel.internal.script.file.ListedFile;
import dev.aludel.internal.script.file.Outline;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.migration.Migration;
import dev.aludel.report.IndexedRevisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the revisions of an index, and everything that is wrong with them. */
final class IndexContents {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Map<String, IndexedHeader> scripts = new TreeMap<>();
  private final Map<String, String> classes = new TreeMap<>();
  private final SuppliedMigrations supplied;
  private final List<String> problems;

  IndexContents(SuppliedMigrations supplied, List<String> problems) {
    this.supplied = supplied;
    this.problems = new ArrayList<>(problems);
  }

  void add(FoundFile file, ListedFile listed) {
    try {
      SqlScript script = SqlScript.read(new ScriptFile(file.name(), file.place(), file.source()));
      checkSections(file.place(), script.outline());
      scripts.put(file.path(), script.indexed(listed));
    } catch (InvalidRevisionsException e) {
      problems.addAll(e.problems());
    } catch (MalformedSqlException e) {
      problems.add(e.getMessage());
    }
  }

  /** What a start would refuse is refused here; a way back may wait until somebody needs it. */
  private void checkSections(String place, Outline outline) {
    outline.upgrade().undecided().forEach(open -> problems.add(open.problem(place)));
    outline
        .downgrade()
        .ifPresent(
            downgrade -> downgrade.undecided().forEach(open -> LOG.warn(open.problem(place))));
  }

  void add(Class<? extends Migration> type, ListedFile listed) {
    try {
      classes.put(type.getName(), BuildIndex.fields(supplied.script(type).node(), listed));
    } catch (InvalidRevisionsException e) {
      problems.addAll(e.problems());
    }
  }

  void addProblem(String problem) {
    problems.add(problem);
  }

  IndexedRevisions named() {
    return new IndexedRevisions(List.copyOf(scripts.keySet()), List.copyOf(classes.keySet()));
  }

  int count() {
    return scripts.size() + classes.size();
  }

  /** The index; there is none where anything is wrong. */
  String text(boolean application, Map<String, String> locations) {
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
    return new BuildIndex(
            application, new TreeMap<>(locations), scripts, List.copyOf(classes.keySet()))
        .text(classes);
  }
}
