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
 * @param doneChecksum over the statements that are done, so that a changed script is noticed
 */
public record Journal(int statement, boolean begun, int statements, String doneChecksum) {

  private static final String AT = "at ";
  private static final String DONE = "done ";

  /** What it says before the first statement. */
  static final String NOTHING = DONE + 0;

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
