package dev.aludel.internal.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends many statements in one turn, each as a piece of its own, so that positions in errors stay
 * right.
 */
final class BatchSender {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  /**
   * A batch of this many statements stays below the number that message formats print with
   * separators.
   */
  private static final int BATCH_STATEMENTS = 500;

  private static final int BATCH_CHARACTERS = 1_000_000;
  private static final int DIGITS = 3;

  private final LentConnection lent;
  private final Notices notices;

  BatchSender(LentConnection lent, Notices notices) {
    this.lent = lent;
    this.notices = notices;
  }

  int[] send(List<String> statements, List<String> shown) {
    int[] counts = new int[statements.size()];
    int from = 0;
    while (from < statements.size()) {
      int to = from;
      int characters = 0;
      while (to < statements.size()
          && to - from < BATCH_STATEMENTS
          && (to == from || characters + statements.get(to).length() <= BATCH_CHARACTERS)) {
        characters += statements.get(to).length();
        to++;
      }
      int[] part = sendBatch(statements.subList(from, to), shown.subList(from, to), from);
      System.arraycopy(part, 0, counts, from, part.length);
      from = to;
    }
    return counts;
  }

  private int[] sendBatch(List<String> statements, List<String> shown, int offset) {
    try (Statement statement = lent.statement()) {
      shown.forEach(sql -> LOG.debug("{}", sql));
      for (String sql : statements) {
        statement.addBatch(sql);
      }
      notices.begin(statement);
      try {
        return statement.executeBatch();
      } finally {
        notices.end();
      }
    } catch (BatchUpdateException e) {
      int index = statements.size() == 1 ? 0 : failedEntry(e, statements);
      throw new ServerException(e, index == ServerException.UNKNOWN_INDEX ? index : offset + index);
    } catch (SQLException e) {
      throw new ServerException(e, ServerException.UNKNOWN_INDEX);
    }
  }

  /**
   * The driver tells the entry in its message alone, so the number counts only where the entry's
   * text follows it.
   */
  private static int failedEntry(BatchUpdateException exception, List<String> statements) {
    String message = exception.getMessage();
    if (message == null) {
      return ServerException.UNKNOWN_INDEX;
    }
    int from = 0;
    while (from < message.length() && !isDigit(message.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < message.length() && to < from + DIGITS && isDigit(message.charAt(to))) {
      to++;
    }
    if (from == to) {
      return ServerException.UNKNOWN_INDEX;
    }
    int index = Integer.parseInt(message.substring(from, to));
    boolean named = index < statements.size() && message.indexOf(statements.get(index), to) >= 0;
    return named ? index : ServerException.UNKNOWN_INDEX;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  int[] sendEach(List<String> statements, List<String> shown) {
    int[] counts = new int[statements.size()];
    for (int i = 0; i < counts.length; i++) {
      LOG.debug("{}", shown.get(i));
      try (Statement statement = lent.statement()) {
        notices.begin(statement);
        try {
          statement.execute(statements.get(i));
        } finally {
          notices.end();
        }
        counts[i] = statement.getUpdateCount();
      } catch (SQLException e) {
        throw new ServerException(e, i);
      }
    }
    return counts;
  }

  void copy(String sql, String shown, InputStream data) {
    LOG.debug("{}", shown);
    try {
      lent.driver().getCopyAPI().copyIn(sql, data);
      notices.add(lent.connection().getWarnings());
      lent.connection().clearWarnings();
    } catch (SQLException e) {
      throw new ServerException(e, 0);
    } catch (IOException e) {
      throw new ServerException(new SQLException(e.getMessage(), e), 0);
    }
  }
}
