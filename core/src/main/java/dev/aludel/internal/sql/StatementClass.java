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
    /**
     * {@code COPY … FROM STDIN}: its data stands on the lines below it. Only a SQL revision can
     * have them, so elsewhere {@link #reason} tells what to write instead.
     */
    COPY_IN,
    /** {@code COPY … FROM STDIN} of data that is no text; refused. */
    COPY_BINARY,
    /** {@code COPY … TO STDOUT}, which answers with data; refused. */
    COPY_OUT,
    /** Sets what the driver or the reader of revisions can't bear; refused. */
    REFUSED_SETTING,
    /** Is psql's own, not the server's; refused. */
    PSQL_COMMAND
  }

  /** A statement that runs anywhere. */
  public static final StatementClass ORDINARY = new StatementClass(Group.ORDINARY, "");

  /**
   * {@return whether no SQL revision can have it, whatever its options say, so that {@link #reason}
   * is final}
   */
  public boolean refused() {
    return switch (group) {
      case ORDINARY, NON_TRANSACTIONAL, COPY_IN -> false;
      case TRANSACTION_CONTROL, COPY_BINARY, COPY_OUT, REFUSED_SETTING, PSQL_COMMAND -> true;
    };
  }

  /** {@return whether data stands on the lines below its semicolon} */
  boolean dataFollows() {
    return group == Group.COPY_IN || group == Group.COPY_BINARY;
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

  static StatementClass copyIn() {
    return new StatementClass(
        Group.COPY_IN,
        "'COPY … FROM STDIN' has its data below it, and only a SQL revision has such lines. Use"
            + " 'bulkInsert', or the CopyManager of 'connection()'");
  }

  static StatementClass copyBinary() {
    return new StatementClass(
        Group.COPY_BINARY,
        "'COPY … FROM STDIN' in the binary format can't be run from a file of text. Export its data"
            + " as text or CSV");
  }

  static StatementClass copyOut() {
    return new StatementClass(
        Group.COPY_OUT,
        "'COPY … TO STDOUT' answers with rows, and nobody reads them. Leave it out");
  }

  static StatementClass refusedSetting(String reason) {
    return new StatementClass(Group.REFUSED_SETTING, reason);
  }

  static StatementClass psqlCommand(String command) {
    return new StatementClass(
        Group.PSQL_COMMAND, "'" + command + "' " + PsqlCommand.refusal(command));
  }
}
