package dev.aludel.internal.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one row of a result.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowReader<T> {

  /**
   * Reads the row that the result stands on.
   *
   * @param row the result, on its current row
   * @return what the row becomes
   * @throws SQLException as the result throws it
   */
  T read(ResultSet row) throws SQLException;
}
