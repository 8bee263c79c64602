package dev.aludel.internal.reflection;

import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads all objects of one kind with one query. */
interface ObjectReader {

  /**
   * The query for every object of the kind. What belongs to the server or to an extension is left
   * out with {@link ReflectionSql}'s conditions.
   */
  String query(ServerVersion version);

  /** Makes the objects of one row, and says where in the catalogs they live. */
  void read(Row row, FoundObjects found) throws SQLException;
}
