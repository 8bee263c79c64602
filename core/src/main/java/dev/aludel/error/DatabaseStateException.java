package dev.aludel.error;

/** The database is not where the revisions say it should be; nothing was changed. */
public sealed class DatabaseStateException extends AludelException
    permits ChangedRevisionsException,
        AheadException,
        UnknownRowException,
        OverlappingRowsException,
        LogDisagreesException,
        HistoryElsewhereException,
        RowsMovedException,
        NotAtHeadException {

  /** Why. */
  public enum Reason {
    /** A newer build has gone further. */
    AHEAD,
    /** Applied revisions were changed. */
    CHANGED,
    /** Row security hides rows of Aludel's tables. */
    HIDDEN_ROWS,
    /** Another schema has the history. */
    HISTORY_ELSEWHERE,
    /** The log and the version table differ. */
    LOG_DISAGREES,
    /** The database lacks revisions. */
    NOT_AT_HEAD,
    /** One row includes another. */
    OVERLAPPING_ROWS,
    /** Somebody else moved the rows meanwhile. */
    ROWS_MOVED,
    /** A row names a revision that nobody knows. */
    UNKNOWN_ROW,
    /** A table of that name belongs to somebody else. */
    UNTRUSTED_TABLE,
    /** The schema holds tables, but neither of Aludel's. */
    UNVERSIONED_SCHEMA
  }

  private final Reason reason;

  /**
   * Describes the failure.
   *
   * @param reason why
   * @param description what happened, and where
   * @param action what to do next
   */
  public DatabaseStateException(Reason reason, String description, String action) {
    super(description, action, null);
    this.reason = reason;
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }
}
