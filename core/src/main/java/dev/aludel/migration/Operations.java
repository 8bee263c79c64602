package dev.aludel.migration;

import dev.aludel.operation.Operation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What a Java revision asks the database for.
 *
 * <p>Operations are kept, in order, until the method returns or calls {@link #query} or {@link
 * #connection}: those first send what was kept. Nothing is committed before the revision is done.
 */
public interface Operations {

  /**
   * Keeps an operation; the other methods that ask for something are short for it.
   *
   * @param operation what is asked for
   */
  void add(Operation operation);

  /**
   * Runs SQL text, one statement or several, as it would be typed into psql.
   *
   * @param sql the text; transaction control in it is refused
   */
  default void execute(String sql) {
    add(new Operation.Execute(sql));
  }

  /**
   * Inserts rows into one table.
   *
   * @param table the table's name, as it is written in SQL
   * @param rows one map of column to value for each row; all name the same columns
   */
  default void bulkInsert(String table, List<? extends Map<String, ?>> rows) {
    add(Operation.BulkInsert.of(table, rows));
  }

  /**
   * Reads rows, after sending what was kept. Refused where SQL is only printed.
   *
   * @param <T> what a row becomes
   * @param sql one statement, with {@code ?} for each parameter
   * @param row reads one row
   * @param parameters the parameters, in order; a value may be null
   * @return what each row became, in the order of the result
   */
  <T> List<T> query(String sql, RowReader<T> row, Object... parameters);

  /**
   * The run's own connection, after sending what was kept: for data work that needs JDBC. Refused
   * where SQL is only printed.
   *
   * @return the connection, inside the revision's transaction; it can be neither closed, committed
   *     nor rolled back by its user
   */
  Connection connection();

  /**
   * Tells whether this runs on a scratch database, where the revisions are replayed on empty tables
   * to find out which schema they make. Work that reaches beyond the database has no place there.
   *
   * @return whether it is a replay
   */
  boolean isReplay();

  /**
   * Reads one row of a result.
   *
   * @param <T> what a row becomes
   */
  @FunctionalInterface
  interface RowReader<T> {
    /**
     * Reads the row that the result stands on.
     *
     * @param row the result, on its current row
     * @return what the row becomes
     * @throws SQLException as the result throws it
     */
    T read(ResultSet row) throws SQLException;
  }
}
