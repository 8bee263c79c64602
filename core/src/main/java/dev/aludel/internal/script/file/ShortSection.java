package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the statements of one section while it is outlined, where they are short, so that a small
 * file is not read twice.
 */
public final class ShortSection {

  private static final int LONGEST = 16 * 1024;

  private final String wanted;
  private final int room;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final Set<Integer> commits = new HashSet<>();
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

  /** Hands over what it keeps, as reading the section would. */
  public void sendTo(StatementSink sink) {
    for (int i = 0; i < statements.size(); i++) {
      if (commits.contains(i)) {
        sink.endTransaction();
      }
      sink.statement(statements.get(i));
    }
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

  void commit(Tag section) {
    if (section.is(wanted)) {
      commits.add(statements.size());
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
