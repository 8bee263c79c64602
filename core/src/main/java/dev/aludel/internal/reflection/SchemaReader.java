package dev.aludel.internal.reflection;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a whole database into a {@link Schema}: one snapshot, pinned settings, one query for each
 * kind of object.
 *
 * <p>Names are written as one who works in the main schema would write them: its own bare, all
 * others qualified.
 */
public final class SchemaReader {

  private final String mainSchema;

  /**
   * Reads with names as they are seen from one schema.
   *
   * @param mainSchema the schema whose names are written bare
   */
  public SchemaReader(String mainSchema) {
    this.mainSchema = mainSchema;
  }

  /**
   * Reads the database of a connection, in a transaction of its own that reads only.
   *
   * @param connection an idle connection in autocommit; it is left as it came
   * @return all that the database has
   * @throws SQLException as the driver throws it; somebody changing the schema at this moment makes
   *     it one too
   */
  public Schema read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      try {
        pin(statement);
        return read(statement);
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  /** What a text looks like depends on these; so do the bounds of how long others may wait. */
  private void pin(Statement statement) throws SQLException {
    statement.execute(
        """
        SET LOCAL cursor_tuple_fraction = 1;
        SET LOCAL lock_timeout = '200ms';
        SET LOCAL statement_timeout = 0;
        SET LOCAL idle_in_transaction_session_timeout = 0;
        SET LOCAL TimeZone = 'UTC';
        SET LOCAL DateStyle = 'ISO, MDY';
        SET LOCAL IntervalStyle = 'postgres';
        SET LOCAL extra_float_digits = 1;
        SET LOCAL bytea_output = 'hex';
        SET LOCAL quote_all_identifiers = off;
        SET LOCAL standard_conforming_strings = on;
        SET LOCAL lc_monetary = 'C';
        SET LOCAL row_security = off""");
  }

  private Schema read(Statement statement) throws SQLException {
    ServerVersion version;
    try (ResultSet result =
        statement.executeQuery(
            "SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4")) {
      result.next();
      version = new ServerVersion(result.getInt(1));
    }
    FoundObjects found = new FoundObjects();
    for (ObjectReader reader : occurring(statement)) {
      try (ResultSet result = rows(statement, reader.query(version))) {
        Row row = new Row(result);
        while (result.next()) {
          reader.read(row, found);
        }
      }
    }
    return found.schema();
  }

  private List<ObjectReader> occurring(Statement statement) throws SQLException {
    List<ObjectReader> readers = KindReader.readers();
    List<ObjectReader> occurring = new ArrayList<>();
    try (ResultSet result = rows(statement, KindReader.occurrences())) {
      result.next();
      for (int i = 0; i < readers.size(); i++) {
        if (result.getBoolean(i + 1)) {
          occurring.add(readers.get(i));
        }
      }
    }
    return occurring;
  }

  /**
   * The rows of a query that is understood where nothing but the server's own can be found, so that
   * nobody's function or operator is called, and carried out where names are as seen from the main
   * schema. A cursor's query is understood when it is declared, a prepared statement's anew for
   * each search_path.
   */
  private ResultSet rows(Statement statement, String query) throws SQLException {
    statement.execute(
        """
        SET LOCAL search_path = pg_catalog, pg_temp;
        DECLARE aludel_reading NO SCROLL CURSOR FOR %s;
        SET LOCAL search_path = %s;
        FETCH ALL FROM aludel_reading;
        CLOSE aludel_reading"""
            .formatted(query, Identifiers.quote(mainSchema)));
    while (statement.getResultSet() == null) {
      statement.getMoreResults();
    }
    return statement.getResultSet();
  }
}
