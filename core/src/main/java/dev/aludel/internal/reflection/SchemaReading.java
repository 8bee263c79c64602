package dev.aludel.internal.reflection;

import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.ServerError;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Reads a database's schema, and again from the beginning where it changes meanwhile. */
public final class SchemaReading {

  private static final int ATTEMPTS = 10;
  private static final long FIRST_PAUSE_MILLIS = 50;

  /** A lock is held, a deadlock was ended, a definition's object is gone. */
  private static final Set<String> MOVING = Set.of("55P03", "40P01", "XX000");

  private SchemaReading() {}

  /**
   * Reads all of a database.
   *
   * @param source where the connection comes from; it is given back as it came
   * @param mainSchema the schema whose names are written bare
   * @return what the database has
   * @throws QueryFailedException where it can't be read, or changes all the time
   */
  public static Schema read(ConnectionSource source, String mainSchema) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(source, mainSchema);
      } catch (SQLException | MovingCatalogException e) {
        Optional<ServerError> error = ServerError.find(e);
        boolean moving =
            e instanceof MovingCatalogException
                || error.map(found -> MOVING.contains(found.sqlState())).orElse(false);
        if (!moving) {
          throw ServerError.failed("Reading the schema", error.orElseThrow(), e);
        }
        if (attempt == ATTEMPTS) {
          throw new QueryFailedException(
              "The schema was read %s times, and changed or was locked each time."
                  .formatted(ATTEMPTS),
              "A migration is running: wait until it is done, then run this again.",
              error.map(ServerError::sqlState).orElse(""),
              e);
        }
        pause(attempt);
      }
    }
  }

  private static Schema once(ConnectionSource source, String mainSchema) throws SQLException {
    try (Connection connection = source.connect()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      try {
        return new SchemaReader(mainSchema).read(connection);
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS * attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
