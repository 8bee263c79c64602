package dev.aludel.internal.run.plan;

import dev.aludel.error.AheadException;
import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.OverlappingRowsException;
import dev.aludel.error.UnknownRowException;
import dev.aludel.internal.database.AlembicHistory;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.FlywayHistory;
import dev.aludel.internal.database.LoggedDowngrade;
import dev.aludel.internal.database.LoggedRevision;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.text.ShownText;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Reaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what a database has against what this build has: rows that no one knows, rows that overlap,
 * revisions that changed.
 */
public final class StateCheck {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Scripts scripts;
  private final DatabaseState state;
  private final Function<SqlScript, Optional<String>> difference;

  StateCheck(Scripts scripts, DatabaseState state) {
    this(scripts, state, script -> Optional.empty());
  }

  /** Where the log can be asked, a changed revision's first other statement is named. */
  StateCheck(
      Scripts scripts, DatabaseState state, Function<SqlScript, Optional<String>> difference) {
    this.scripts = scripts;
    this.state = state;
    this.difference = difference;
  }

  /** {@return the rows that this build has a revision for} */
  public SortedSet<String> knownRows() {
    SortedSet<String> known = new TreeSet<>(state.rows());
    known.removeAll(unknownRows());
    return known;
  }

  /**
   * {@return the revisions of this build that the rows include; the log leads down from rows that
   * it has no revision for}
   */
  public SortedSet<String> applied() {
    SortedSet<String> known = knownRows();
    for (String row : unknownRows()) {
      known.addAll(knownBelow(row));
    }
    return scripts.graph().ancestors(known);
  }

  /** {@return the rows that this build has no revision for} */
  public List<String> unknownRows() {
    List<String> unknown = new ArrayList<>();
    for (String row : state.rows()) {
      if (scripts.graph().find(row).isEmpty()) {
        unknown.add(row);
      }
    }
    return unknown;
  }

  /**
   * Stops on rows that no one knows; a newer build's rows are answered as the policy says.
   *
   * @return whether the database is ahead of this build, so that there is nothing to run
   */
  public boolean checkRows(Reaction onAhead) {
    List<String> unknown = unknownRows();
    List<String> strangers = new ArrayList<>(unknown);
    strangers.removeIf(this::isAhead);
    if (!strangers.isEmpty()) {
      throw unknown(strangers);
    }
    checkOverlaps();
    if (unknown.isEmpty()) {
      return false;
    }
    String found =
        "The database is ahead of this build: a newer one brought it to %s, above this build's %s."
            .formatted(quoted(unknown), quoted(List.copyOf(scripts.graph().realHeads())));
    if (onAhead == Reaction.FAIL) {
      throw new AheadException(
          found,
          "Deploy the newer build again, or downgrade with the newer build before going back to this one.",
          unknown);
    }
    if (onAhead == Reaction.WARN) {
      LOG.warn("{} Nothing to run.", found);
    }
    return true;
  }

  /** Stops on every row that this build has no revision for, a newer build's too. */
  public void refuseUnknownRows() {
    if (!unknownRows().isEmpty()) {
      throw unknown(unknownRows());
    }
    checkOverlaps();
  }

  private UnknownRowException unknown(List<String> rows) {
    return new UnknownRowException(
        "The version table %s holds %s, for which this build has no revision."
            .formatted(ShownText.line(state.tables().versionTable()), quoted(rows)),
        "Add the missing file (from the branch that ran it); where two lines met, join them with 'merge'; or,"
            + " if the database really is at another revision, set it with 'stamp --purge <revision>'.",
        rows);
  }

  private void checkOverlaps() {
    List<String> below = scripts.graph().overlaps(knownRows());
    if (!below.isEmpty()) {
      SortedSet<String> tips = knownRows();
      tips.removeAll(below);
      throw new OverlappingRowsException(
          "The version table %s holds %s beside revisions that include %s."
              .formatted(
                  ShownText.line(state.tables().versionTable()),
                  quoted(below),
                  below.size() == 1 ? "it" : "them"),
          "Leave the highest ones alone with 'stamp --purge %s'.".formatted(String.join(" ", tips)),
          below);
    }
  }

  /** {@return whether every row that this build has no revision for is a newer build's} */
  boolean areAhead() {
    return unknownRows().stream().allMatch(this::isAhead);
  }

  /** {@return the revisions that this build lacks, between the unknown rows and its own} */
  List<String> newerRevisions() {
    return unknownRows().stream()
        .flatMap(row -> below(row).stream())
        .filter(id -> scripts.graph().find(id).isEmpty())
        .distinct()
        .toList();
  }

  /** Ahead: the log's edges lead from the row down to every head of this build. */
  private boolean isAhead(String row) {
    RevisionGraph graph = scripts.graph();
    return !graph.realHeads().isEmpty()
        && graph.ancestors(knownBelow(row)).containsAll(graph.realHeads());
  }

  /** {@return whether a row stands for a revision, by the graph or by what the log says of it} */
  public boolean includes(String row, String revision) {
    return scripts.graph().ancestors(knownBelow(row)).contains(revision);
  }

  /** The first revisions of this build on the way down from a row, by the log's edges. */
  private List<String> knownBelow(String row) {
    return below(row).stream().filter(id -> scripts.graph().find(id).isPresent()).toList();
  }

  /**
   * The row and what the log's edges lead to from it, down to the first revisions of this build.
   */
  private Set<String> below(String row) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(row));
    while (!open.isEmpty()) {
      String id = open.pop();
      LoggedRevision logged = state.logged().get(id);
      if (seen.add(id) && scripts.graph().find(id).isEmpty() && logged != null) {
        logged.revises().forEach(open::push);
        logged.dependsOn().forEach(open::push);
      }
    }
    return seen;
  }

  /** {@return a sentence for each applied revision that has other parents than when it ran} */
  Map<String, String> moved() {
    Map<String, String> moved = new LinkedHashMap<>();
    for (String id : scripts.graph().ancestors(knownRows())) {
      move(id).ifPresent(sentence -> moved.put(id, sentence));
    }
    return moved;
  }

  /**
   * Answers, as the policy says, revisions whose upgrade or parents are not what the log says was
   * run.
   */
  public void checkChanges(OnChanged onChanged) {
    checkChanges(onChanged, Set.of());
  }

  /**
   * The same before a downgrade: what is taken back may have another text by now, which is how a
   * revision is corrected while it is on one's own machine alone.
   */
  public void checkChanges(OnChanged onChanged, Plan downgrade) {
    checkChanges(
        onChanged,
        downgrade.steps().stream().map(step -> step.revision().id()).collect(Collectors.toSet()));
  }

  private void checkChanges(OnChanged onChanged, Set<String> takenBack) {
    if (onChanged == OnChanged.IGNORE) {
      return;
    }
    List<String> changed = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (String id : scripts.graph().ancestors(knownRows())) {
      Optional<String> sentence = takenBack.contains(id) ? move(id) : change(id);
      if (sentence.isPresent()) {
        changed.add(id);
        sentences.add(sentence.get());
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    String description = String.join("\n", sentences);
    if (onChanged == OnChanged.REDO) {
      throw new ChangedRevisionsException(
          description,
          "An 'upgrade' takes it back and runs its new text, as 'on-changed=redo' says.",
          changed);
    }
    if (onChanged == OnChanged.FAIL) {
      throw new ChangedRevisionsException(
          description,
          ("Restore the old text and put the difference into a new revision; or, if the database already"
                  + " agrees with the new text, accept it with 'repair %s --accept'. Where it is applied on your own"
                  + " machine alone, take it back with 'downgrade' and upgrade again.")
              .formatted(changed.get(0)),
          changed);
    }
    LOG.warn("{}", ShownText.indented(description));
  }

  /** {@return a sentence, where an applied revision has another text or other parents by now} */
  Optional<String> change(String id) {
    Optional<String> move = move(id);
    return move.isPresent() ? move : newText(id);
  }

  private Optional<String> newText(String id) {
    LoggedRevision logged = state.logged().get(id);
    Optional<SqlScript> script = logged == null ? Optional.empty() : scripts.script(id).sql();
    if (logged == null || script.isEmpty() || !differs(script.get(), logged)) {
      return Optional.empty();
    }
    return Optional.of(
        "The upgrade of revision '%s' was changed after it was applied: %s.%s"
            .formatted(
                id,
                script.get().node().origin(),
                difference.apply(script.get()).map(found -> " " + found).orElse("")));
  }

  private static boolean differs(SqlScript script, LoggedRevision logged) {
    return !script.node().origin().equals(LoggedDowngrade.ORIGIN)
        && logged.checksum().isPresent()
        && !logged.rawChecksum().equals(Optional.of(script.rawChecksum()))
        && !logged.checksum().get().equals(script.checksum());
  }

  private Optional<String> move(String id) {
    LoggedRevision logged = state.logged().get(id);
    RevisionNode node = scripts.script(id).node();
    if (logged == null) {
      return Optional.empty();
    }
    if (!areSame(logged.revises(), node.revises())) {
      return Optional.of(moved(node, "revises", logged.revises(), node.revises()));
    }
    return areSame(logged.dependsOn(), node.dependsOn())
        ? Optional.empty()
        : Optional.of(moved(node, "depends on", logged.dependsOn(), node.dependsOn()));
  }

  private static String moved(RevisionNode node, String verb, List<String> then, List<String> now) {
    return "Revision '%s' was moved after it was applied: it %s %s now, and %s then (%s)."
        .formatted(node.id(), verb, orNothing(now), orNothing(then), node.origin());
  }

  private static String orNothing(List<String> ids) {
    return ids.isEmpty() ? "nothing" : quoted(ids);
  }

  private static boolean areSame(List<String> some, List<String> others) {
    return some.equals(others)
        || some.size() == others.size() && new TreeSet<>(some).equals(new TreeSet<>(others));
  }

  public static String quoted(List<String> ids) {
    return "'" + ShownText.line(String.join("', '", ids)) + "'";
  }

  /** {@return the refusal of a schema that holds tables, but none of Aludel} */
  public DatabaseStateException unversioned() {
    List<String> others = state.otherTables().stream().map(ShownText::line).toList();
    String shown =
        String.join(", ", others.subList(0, Math.min(5, others.size())))
            + (others.size() > 5 ? ", …" : "");
    String known = "";
    if (others.contains(AlembicHistory.TABLE)) {
      known =
          " Alembic has managed it: set the version table's name to 'alembic_version' to go on where Alembic stopped.";
    } else if (others.contains(FlywayHistory.TABLE)) {
      known =
          " Flyway has managed it: convert its folder with 'import flyway <dir>', which stamps the database; with 'on-unversioned=flyway' a start does so with further ones.";
    } else if (others.contains("databasechangelog")) {
      known = " Liquibase has managed it: 'stamp' the revision that it is at.";
    }
    return new DatabaseStateException(
        DatabaseStateException.Reason.UNVERSIONED_SCHEMA,
        "The schema '%s' holds %s table(s) (%s) but no %s, so nothing tells which revisions it has."
            .formatted(
                ShownText.line(state.tables().schema()),
                others.size(),
                shown,
                state.tables().version()),
        waysOut() + known);
  }

  /** Without a revision there is nothing that it could be at, and nothing to run on it. */
  private String waysOut() {
    return scripts.graph().revisions().isEmpty()
        ? "This build has no revision yet: write the first one out of these tables, and stamp the database with it, by"
            + " 'import database -m \"what is there\"'; or name another schema with the setting 'schema'."
        : "Say which revision it is at with 'stamp <revision>'; or let every revision run on it with the setting"
            + " 'on-unversioned=upgrade'; or name another schema with the setting 'schema'.";
  }

  /** {@return rows in a sentence: quoted, or base where there are none} */
  public static String position(Collection<String> rows) {
    return rows.isEmpty() ? "base" : quoted(List.copyOf(rows));
  }
}
