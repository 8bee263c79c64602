package dev.aludel.internal.run.plan;

import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.error.LogDisagreesException;
import dev.aludel.internal.database.AlembicHistory;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LoggedRevision;
import dev.aludel.internal.database.LoggedRevision.Claim;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.Script;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.setting.Policies.OnChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether the version table and the log say the same: a revision counts as applied because a row
 * includes it, and because the log has a run, a repair or a stamp of it. Where only one of the two
 * says so, the history would run a second time, or a revision would be passed over that never ran.
 */
public final class LogAgreement {

  private static final int SHOWN = 5;

  private final Scripts scripts;
  private final RevisionGraph graph;
  private final DatabaseState state;
  private final StateCheck check;
  private final Set<String> applied;

  /** In the order in which they run: applied by the rows alone. */
  private final List<String> unlogged = new ArrayList<>();

  /** In the order in which they run: applied by the log alone. */
  private final List<String> lost = new ArrayList<>();

  LogAgreement(Scripts scripts, DatabaseState state) {
    this.scripts = scripts;
    this.graph = scripts.graph();
    this.state = state;
    this.check = new StateCheck(scripts, state);
    this.applied = check.applied();
    graph.revisions().forEach(revision -> compare(revision.id()));
  }

  private void compare(String id) {
    Optional<Claim> logged = claim(id);
    if (applied.contains(id)) {
      if (logged.isEmpty() || logged.get() == Claim.NOT_APPLIED) {
        add(id, unlogged);
      }
    } else if (logged.isPresent() && saysApplied(logged.get())) {
      add(id, lost);
    }
  }

  /** An older build's stamp leaves the table, so without one nothing was stamped out. */
  private boolean saysApplied(Claim claim) {
    return claim == Claim.APPLIED || claim == Claim.UNCLEAR && !state.versionTableExists();
  }

  /** A merge point without SQL has nothing that could run twice, or be passed over. */
  private void add(String id, List<String> list) {
    Script script = scripts.script(id);
    if (!script.node().isMergePoint() || !script.isEmpty()) {
      list.add(id);
    }
  }

  private Optional<Claim> claim(String id) {
    return Optional.ofNullable(state.logged().get(id)).map(LoggedRevision::claim);
  }

  /**
   * Stops where rows and log disagree. Where revisions were moved, which is why, that is said
   * first.
   */
  public void check(OnChanged onChanged, Warnings warnings) {
    Map<String, String> moved =
        disagreement().isPresent() && onChanged == OnChanged.FAIL ? check.moved() : Map.of();
    if (!moved.isEmpty()) {
      LogDisagreesException found = disagreement().orElseThrow();
      throw new ChangedRevisionsException(
          String.join("\n", moved.values()) + "\n" + found.description(),
          "Restore the old text and put the difference into a new revision. " + found.action(),
          List.copyOf(moved.keySet()));
    }
    check(warnings);
  }

  /** Stops where rows and log disagree; where Alembic went on by itself, it is said once. */
  public void check(Warnings warnings) {
    Optional<LogDisagreesException> found = disagreement();
    if (found.isPresent()) {
      throw found.get();
    }
    if (!unlogged.isEmpty() && state.logTableExists()) {
      warnings.tell(
          "Alembic itself brought the table %s to %s: the log %s has nothing of %s, and gets a stamp of it with the next run that writes."
              .formatted(
                  state.tables().versionTable(),
                  StateCheck.quoted(List.copyOf(state.rows())),
                  state.tables().logTable(),
                  some(unlogged)));
    }
  }

  /** {@return what Alembic ran, and the log gets a stamp of when it is next written to} */
  public List<String> toStamp() {
    return isAlembics() ? List.copyOf(unlogged) : List.of();
  }

  /**
   * Whether Alembic moved its own table on: what the log lacks lies above all that it has. A
   * revision below one that ran was put there later, and nobody ran it.
   */
  private boolean isAlembics() {
    // A table of another name is known by its column.
    boolean itsTable = state.tables().version().equals(AlembicHistory.TABLE) || state.idLimit() > 0;
    if (!itsTable || !lost.isEmpty()) {
      return false;
    }
    List<String> ran =
        applied.stream().filter(id -> claim(id).equals(Optional.of(Claim.APPLIED))).toList();
    SortedSet<String> below = graph.ancestors(ran);
    return unlogged.stream().noneMatch(below::contains);
  }

  /** {@return the error to stop with, where rows and log disagree} */
  Optional<LogDisagreesException> disagreement() {
    if (lost.isEmpty() && unlogged.isEmpty() || isAlembics()) {
      return Optional.empty();
    }
    List<String> sentences = new ArrayList<>();
    if (!lost.isEmpty()) {
      sentences.add(
          "The log %s says that %s ran here, but the version table %s %s."
              .formatted(
                  state.tables().logTable(), some(lost), state.tables().versionTable(), rows()));
    }
    if (!unlogged.isEmpty()) {
      sentences.add(
          "The version table %s counts %s as applied, but the log %s %s."
              .formatted(
                  state.tables().versionTable(),
                  some(unlogged),
                  state.tables().logTable(),
                  state.logTableExists()
                      ? "has no run, stamp or import that says so"
                      : "is missing"));
    }
    SortedSet<String> revisions = new TreeSet<>(lost);
    revisions.addAll(unlogged);
    return Optional.of(
        new LogDisagreesException(
            String.join("\n", sentences),
            action(),
            graph.revisions().stream()
                .map(node -> node.id())
                .filter(revisions::contains)
                .toList()));
  }

  private String rows() {
    if (!state.versionTableExists()) {
      return "is missing";
    }
    return state.rows().isEmpty()
        ? "is empty"
        : "holds " + StateCheck.quoted(List.copyOf(state.rows()));
  }

  private String action() {
    List<String> byLog = new ArrayList<>(graph.rowsOf(loggedAsApplied()));
    byLog.removeAll(graph.overlaps(byLog));
    List<String> byRows = List.copyOf(state.rows());
    if (byLog.equals(byRows)) {
      return ("If the database has what %s does, say so with '%s'. If not, nobody ran it here: let its file revise a"
              + " head, and let what ran without it revise what it did then.")
          .formatted(some(unlogged), stamp(byRows));
    }
    return "Look what the database has. If the log is right, type '%s'; if the version table is right, '%s'."
        .formatted(stamp(byLog), stamp(byRows));
  }

  /** An older build's stamp leaves it to the rows. */
  private List<String> loggedAsApplied() {
    return graph.revisions().stream()
        .map(node -> node.id())
        .filter(
            id ->
                claim(id)
                    .map(
                        logged ->
                            saysApplied(logged) || logged == Claim.UNCLEAR && applied.contains(id))
                    .orElse(false))
        .toList();
  }

  /** The command that makes these the rows, whatever the rows are now. */
  private String stamp(List<String> rows) {
    if (rows.isEmpty()) {
      return "stamp base";
    }
    boolean othersStay =
        !graph.planStamp(check.knownRows(), rows).rowsAfter().equals(new TreeSet<>(rows));
    return "stamp " + (othersStay ? "--purge " : "") + String.join(" ", rows);
  }

  private static String some(List<String> ids) {
    return ids.size() <= SHOWN
        ? StateCheck.quoted(ids)
        : "%s and %s more".formatted(StateCheck.quoted(ids.subList(0, SHOWN)), ids.size() - SHOWN);
  }
}
