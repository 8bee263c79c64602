package dev.aludel.internal.script;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the statements of one section while it is outlined, where they are short, so that a small
 * file needs no reading once more.
 */
public final class ShortSection {

  private static final int LONGEST = 16 * 1024;

  private final String wanted;
  private final int room;
  private final List<SqlStatement> statements = new ArrayList<>();
  private int length;
  private boolean tooLong;

  /**
   * Has nothing yet.
   *
   * @param direction which section
   * @param room how many characters there is room for
   */
  public ShortSection(Direction direction, int room) {
    this.wanted = direction == Direction.UPGRADE ? Tag.UPGRADE : Tag.DOWNGRADE;
    this.room = Math.min(room, LONGEST);
  }

  /** {@return the statements, unless they are too long or among them is a COPY with its data} */
  public Optional<List<SqlStatement>> statements() {
    return tooLong ? Optional.empty() : Optional.of(List.copyOf(statements));
  }

  /** {@return how many characters it keeps} */
  public int length() {
    return length;
  }

  void statement(Tag section, SqlStatement statement) {
    if (section.is(wanted) && !tooLong) {
      length += statement.text().length();
      if (length > room) {
        giveUp();
      } else {
        statements.add(statement);
      }
    }
  }

  /** Its data can be had only while it is read. */
  void copy(Tag section) {
    if (section.is(wanted)) {
      giveUp();
    }
  }

  private void giveUp() {
    tooLong = true;
    length = 0;
    statements.clear();
  }
}
