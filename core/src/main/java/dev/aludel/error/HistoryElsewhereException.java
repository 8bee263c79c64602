package dev.aludel.error;

/** Another schema of the database has a history of these revisions, which would run twice. */
public final class HistoryElsewhereException extends DatabaseStateException {

  private final String schema;

  /**
   * Names the schemas.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param schema the schema that has the history
   */
  public HistoryElsewhereException(String description, String action, String schema) {
    super(Reason.HISTORY_ELSEWHERE, description, action);
    this.schema = schema;
  }

  /** {@return the schema that has the history} */
  public String schema() {
    return schema;
  }
}
