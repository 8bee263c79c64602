package dev.aludel.internal.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  private final Session session;

  BatchSender(Session session) {
    this.session = session;
  }

  int[] send(List<String> statements) {
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
      int[] part = sendBatch(statements.subList(from, to), from);
      System.arraycopy(part, 0, counts, from, part.length);
      from = to;
    }
    return counts;
  }

  private int[] sendBatch(List<String> statements, int offset) {
    try (Statement statement = session.statement()) {
      for (String sql : statements) {
        LOG.debug("{}", sql);
        statement.addBatch(sql);
      }
      int[] counts = statement.executeBatch();
      logWarnings(statement);
      return counts;
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
    Matcher number = NUMBER.matcher(message);
    if (!number.find()) {
      return ServerException.UNKNOWN_INDEX;
    }
    int index = Integer.parseInt(number.group());
    boolean named =
        index < statements.size() && message.indexOf(statements.get(index), number.end()) >= 0;
    return named ? index : ServerException.UNKNOWN_INDEX;
  }

  private static void logWarnings(Statement statement) throws SQLException {
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      LOG.info("{}", warning.getMessage());
    }
  }
}
