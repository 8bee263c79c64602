package dev.aludel.internal.run.step;

import dev.aludel.internal.database.ServerError;

/** What to do after an error of the server's, by its SQLSTATE: the codes that people meet. */
final class NextStep {

  /** Where nothing better is known. */
  static final String CORRECT = "Correct the revision and run it again.";

  private NextStep() {}

  /** {@return a sentence or two} */
  static String after(ServerError error) {
    if (error.connectionLost()) {
      return "The connection was lost in mid-revision: check the server's log, then run it again.";
    }
    if (error.elsewhere()) {
      return "The statement could not reach another server that it names. See that it can, then run it again.";
    }
    String state = error.sqlState();
    return switch (state) {
      case "42P07", "42701", "42710", "42P06", "42723", "42P04" ->
          "The object is there already. If it was made by hand, drop it; if another tool made all of this"
              + " revision, say so with 'stamp'.";
      case "42P01", "42883", "42704", "3F000" ->
          "What it names is not there, or not on the search_path. Correct the revision; if another branch makes"
              + " it, name that one's revision with '@depends-on'. Then run it again.";
      case "2BP01" ->
          "Something else depends on it, as the detail says. Change or drop that first; or write CASCADE, if"
              + " it may go as well.";
      case "42501" ->
          "Grant this user the privilege, or let revisions run as the owner's role with the setting 'role'.";
      case "55P03" ->
          "Another session holds a lock that this statement needs. Try again when it is done, or raise"
              + " 'lock-timeout'.";
      case "55006" ->
          "Somebody is using it. Look who, in pg_stat_activity, and run it again when they are done.";
      case "55P04" ->
          "A label can't be used in the transaction that adds it. Write '-- @commit' on a line of its own"
              + " between the two statements; in Java, use it in the next revision.";
      case "2D000" ->
          "CALL and DO may only COMMIT outside a transaction. Write '-- @transaction off' into the header;"
              + " in Java, 'transaction = false' into @Revision.";
      case "25001" ->
          "This statement needs to stand outside a transaction. Write '-- @transaction off' into the header;"
              + " in Java, 'transaction = false' into @Revision.";
      case "57014" ->
          "It was cancelled, by 'statement-timeout' or by someone. Raise the timeout, for this revision"
              + " with '@statement-timeout', and run it again.";
      case "25006" ->
          "Either the revision has made its transaction read-only, or the server takes no writes any more, as"
              + " after a failover. Leave 'SET transaction_read_only' out; or point the URL at the primary, for"
              + " instance with 'targetServerType=primary'. Then run it again.";
      case "40P01" -> "It met another transaction in a deadlock. Run it again.";
      case "23502", "23503", "23505", "23514", "23P01" ->
          "Rows that are there already break the constraint. Correct them right before this statement, in a"
              + " revision before this one, or by hand; then run it again.";
      case "53100" ->
          "The server's disk is full, and nothing is wrong with the revision. Make room, then run it again.";
      case "53200" ->
          "The server is out of memory, or of room for locks, and nothing is wrong with the revision. Follow"
              + " the server's hint; a revision that touches very many tables may be split, with '-- @commit'.";
      case "53300", "53400" ->
          "The server has reached a limit, and nothing is wrong with the revision. Raise it, or see who uses"
              + " it up, then run it again.";
      case "0A000", "58P01" ->
          "The server can't do this, as its message says. If an extension is missing, install its package"
              + " there; else correct the revision. Then run it again.";
      case "P0001" ->
          "A trigger, a function or a block raised this error on purpose: its message says why, and the lines"
              + " above say where. Meet what it asks for, or correct the revision, and run it again.";
      default -> byClass(state);
    };
  }

  private static String byClass(String state) {
    if (state.startsWith("22")) {
      return "A value does not fit. If it is in a row, correct the rows before this statement; else correct"
          + " the revision. Then run it again.";
    }
    return state.startsWith("XX") || state.startsWith("58")
        ? "The server met a fault of its own. Look into its log, then run it again."
        : CORRECT;
  }
}
