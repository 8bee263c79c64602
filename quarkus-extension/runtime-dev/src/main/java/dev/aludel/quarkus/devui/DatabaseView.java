package dev.aludel.quarkus.devui;

import java.util.List;

/**
 * Everything that the page shows of one database at once.
 *
 * @param name the name of its data source; empty for the one without a name
 * @param state where it stands
 * @param rows the rows of its version table
 * @param unknown those of them for which this build has no revision
 * @param revisions every revision, newest first
 * @param changed the ids that were changed after they were applied
 * @param takenBack the ids that an upgrade would take back first, in order
 * @param pending the ids that an upgrade would run, in order
 * @param seen the mark of that upgrade
 * @param stepsDown the ways to take one revision back
 * @param log what ran, newest first
 * @param problems what the library had to say instead of an answer
 */
public record DatabaseView(
    String name,
    State state,
    List<String> rows,
    List<String> unknown,
    List<RevisionRow> revisions,
    List<String> changed,
    List<String> takenBack,
    List<String> pending,
    String seen,
    List<StepDown> stepsDown,
    List<LogRow> log,
    List<Problem> problems) {

  /** Copies the lists. */
  public DatabaseView {
    rows = List.copyOf(rows);
    unknown = List.copyOf(unknown);
    revisions = List.copyOf(revisions);
    changed = List.copyOf(changed);
    takenBack = List.copyOf(takenBack);
    pending = List.copyOf(pending);
    stepsDown = List.copyOf(stepsDown);
    log = List.copyOf(log);
    problems = List.copyOf(problems);
  }

  /** {@return what is left where the library could not even be made} */
  static DatabaseView of(String name, Problem problem) {
    return new DatabaseView(
        name,
        State.NOT_KNOWN,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of(problem));
  }

  /** Where a database stands against this build. */
  public enum State {
    /** It has every revision. */
    AT_HEAD,
    /** It lacks revisions. */
    BEHIND,
    /** It has rows for which this build has no revision. */
    AHEAD,
    /** It could not be asked. */
    NOT_KNOWN
  }
}
