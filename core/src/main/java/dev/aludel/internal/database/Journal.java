package dev.aludel.internal.database;

import dev.aludel.report.LogEntry.Action;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far a revision that runs in segments has come.
 *
 * @param statement the statement, counted from 1; 0 before the first
 * @param begun whether it stands alone and was begun: only the catalog knows whether it took effect
 * @param statements how many there are
 * @param doneChecksum over the statements that are done, so that a changed script is noticed;
 *     {@link #UNSEEN} where nobody can tell
 */
public record Journal(int statement, boolean begun, int statements, String doneChecksum) {

  private static final String AT = "at ";
  private static final String DONE = "done ";

  /**
   * Stands for the checksum of statements that only their code knows, once a person has said that
   * they took effect.
   */
  public static final String UNSEEN = "unseen";

  /** Before the checksum of a revision that works through its connection, outside a transaction. */
  private static final String UNRECORDED = "unrecorded ";

  /** What it says before the first statement. */
  static final String NOTHING = DONE + 0;

  /**
   * The same, where what follows is not recorded.
   *
   * @return the journal to leave before it
   */
  public Journal withoutRecord() {
    return isUnrecorded()
        ? this
        : new Journal(statement, begun, statements, UNRECORDED + doneChecksum);
  }

  /**
   * Whether the statements that are done are these.
   *
   * @param checksum over as many statements
   * @return whether they agree, or nobody can tell
   */
  public boolean covers(String checksum) {
    return doneChecksum.equals(UNSEEN) || recorded().equals(checksum);
  }

  /** {@return the checksum of what was recorded} */
  public String recorded() {
    return isUnrecorded() ? doneChecksum.substring(UNRECORDED.length()) : doneChecksum;
  }

  /** {@return whether the code at work has the connection, and nothing tells what it does} */
  public boolean isUnrecorded() {
    return doneChecksum.startsWith(UNRECORDED);
  }

  /** {@return how many statements are done for certain} */
  public int done() {
    return begun ? statement - 1 : statement;
  }

  String text() {
    return (begun ? AT : DONE) + statement;
  }

  /**
   * The journal to resume from, where the newest row of a revision has one for this direction.
   *
   * @param row the row
   * @param direction upgrade or downgrade
   * @return the journal and whether its row is still open
   */
  static Optional<Open> read(ResultSet row, Direction direction) throws SQLException {
    String text = row.getString(3);
    Outcome outcome = Outcome.of(row.getString(1));
    boolean other = Action.of(row.getString(2)) != Action.of(direction);
    if (outcome == Outcome.DONE || other || text == null) {
      return Optional.empty();
    }
    boolean begun = text.startsWith(AT);
    int statement = Integer.parseInt(text.substring((begun ? AT : DONE).length()));
    Journal journal = new Journal(statement, begun, row.getInt(4), row.getString(5));
    return Optional.of(new Open(journal, outcome == Outcome.RUNNING));
  }

  /**
   * A journal that was not ended.
   *
   * @param journal how far it came
   * @param running whether its row can be moved on; else a new one takes over
   */
  public record Open(Journal journal, boolean running) {}
}
