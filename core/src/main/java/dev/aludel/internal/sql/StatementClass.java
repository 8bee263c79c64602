package dev.aludel.internal.sql;

/**
 * What a statement is to the one who runs it.
 *
 * @param group which kind
 * @param reason why it can't be run as it stands, beginning with the construct in quotes; empty for
 *     an ordinary statement
 */
public record StatementClass(Group group, String reason) {

  /** The kinds of statements that are told apart. */
  public enum Group {
    /** Runs anywhere. */
    ORDINARY,
    /** Would begin or end the transaction that it runs in; refused. */
    TRANSACTION_CONTROL,
    /** The server refuses it inside a transaction. */
    NON_TRANSACTIONAL,
    /** Is followed by data on the lines below it, or answers with data; refused for now. */
    COPY_STREAM,
    /** Is psql's own, not the server's; refused for now. */
    PSQL_COMMAND
  }

  /** A statement that runs anywhere. */
  public static final StatementClass ORDINARY = new StatementClass(Group.ORDINARY, "");

  /**
   * {@return whether no setting and no option makes it runnable, so that {@link #reason} is final}
   */
  public boolean refused() {
    return group != Group.ORDINARY && group != Group.NON_TRANSACTIONAL;
  }

  static StatementClass transactionControl(String construct) {
    return new StatementClass(
        Group.TRANSACTION_CONTROL,
        "'"
            + construct
            + "' controls the transaction, and that is Aludel's part: it begins one for each"
            + " revision and commits it with the version row. Leave it out");
  }

  static StatementClass nonTransactional(String construct) {
    return new StatementClass(
        Group.NON_TRANSACTIONAL, "'" + construct + "' can't run inside a transaction");
  }

  static StatementClass copyStream(String construct, String instead) {
    return new StatementClass(
        Group.COPY_STREAM, "'" + construct + "' can't be run from a revision file yet. " + instead);
  }

  static StatementClass psqlCommand(String command) {
    return new StatementClass(
        Group.PSQL_COMMAND,
        "'"
            + command
            + "' is a command to psql, which PostgreSQL does not know. Leave it out, or write it as"
            + " SQL");
  }
}
