package dev.aludel.internal.database;

import dev.aludel.internal.text.ShownText;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the server says beside its answers: NOTICE and WARNING.
 *
 * <p>The driver keeps all of it until the statement is over, so it is taken from there by a thread
 * of its own meanwhile; only the first are kept, the rest is counted.
 */
public final class Notices {

  private static final int KEPT = 100;
  private static final long EVERY_MILLIS = 20;

  /** The class of SQLSTATEs that are warnings. */
  private static final String WARNING = "01";

  private final List<Notice> kept = new ArrayList<>();
  private UnaryOperator<String> hide = UnaryOperator.identity();
  private long more;
  private @Nullable Statement atWork;
  private @Nullable SQLWarning last;
  private @Nullable Thread taker;
  private volatile boolean closed;

  /**
   * One of them.
   *
   * @param warning whether it is a WARNING
   * @param text what it says, on one line
   */
  public record Notice(boolean warning, String text) {}

  /**
   * What came since the last time.
   *
   * @param first the first ones
   * @param more how many came after them
   */
  public record NewNotices(List<Notice> first, long more) {}

  Notices() {}

  void hiding(UnaryOperator<String> secrets) {
    hide = secrets;
  }

  /** {@return what came since it was asked last; nothing that is still at work} */
  public synchronized NewNotices take() {
    NewNotices taken = new NewNotices(List.copyOf(kept), more);
    kept.clear();
    more = 0;
    return taken;
  }

  /** A statement begins, or the next turn of one. */
  synchronized void begin(Statement statement) {
    atWork = statement;
    last = null;
    if (taker == null) {
      Thread thread = new Thread(this::takeAgainAndAgain, "aludel-notices");
      thread.setDaemon(true);
      thread.start();
      taker = thread;
    }
  }

  /** It is over. */
  synchronized void end() {
    drain();
    atWork = null;
    last = null;
  }

  /** Those of a COPY, which belong to the connection. */
  synchronized void add(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      keep(warning);
    }
  }

  void close() {
    closed = true;
  }

  private void takeAgainAndAgain() {
    while (!closed) {
      drain();
      try {
        Thread.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void drain() {
    if (atWork == null) {
      return;
    }
    try {
      // What was added behind the last one, while the driver was made to forget it.
      SQLWarning next = last == null ? null : last.getNextWarning();
      SQLWarning fresh = atWork.getWarnings();
      if (fresh != null) {
        atWork.clearWarnings();
      }
      for (SQLWarning from : java.util.Arrays.asList(next, fresh)) {
        for (SQLWarning warning = from; warning != null; warning = warning.getNextWarning()) {
          keep(warning);
          last = warning;
        }
      }
    } catch (SQLException e) {
      atWork = null; // closed meanwhile
    }
  }

  private void keep(SQLWarning warning) {
    if (kept.size() >= KEPT) {
      more++;
      return;
    }
    String state = String.valueOf(warning.getSQLState());
    kept.add(
        new Notice(
            state.startsWith(WARNING),
            ShownText.line(hide.apply(String.valueOf(warning.getMessage())))));
  }
}
