package dev.aludel.internal.reflection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The current row of a catalog query; columns are asked for by name. */
final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /**
   * A definition that must be there; the catalog's functions answer NULL for what was dropped while
   * they read.
   */
  String text(String column) throws SQLException {
    return optional(column).orElseThrow(() -> new MovingCatalogException(column));
  }

  Optional<String> optional(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  int integer(String column) throws SQLException {
    return result.getInt(column);
  }

  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  List<String> texts(String column) throws SQLException {
    Array array = result.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
