package dev.aludel.internal.database;

import dev.aludel.report.LogEntry;
import dev.aludel.report.LogEntry.Action;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the log over a session. */
public final class LogReader {

  private final Session session;
  private final LogTable log;

  /**
   * Reads one log.
   *
   * @param session the session
   * @param log which table
   */
  public LogReader(Session session, LogTable log) {
    this.session = session;
    this.log = log;
  }

  /**
   * Reads the log.
   *
   * @param condition an SQL condition on its rows
   * @param limit how many rows; zero or less for all
   * @return the rows, newest first
   */
  public List<LogEntry> newest(String condition, int limit) {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(log.queries().newest(condition, limit))) {
      List<LogEntry> entries = new ArrayList<>();
      while (row.next()) {
        entries.add(entry(row));
      }
      return entries;
    } catch (SQLException e) {
      throw ServerError.failed("Reading the log", e);
    }
  }

  /**
   * How the log's rows tell of a time zone.
   *
   * @param ran whether a revision ran, or was only said to have
   * @param name the zone, where the row says one
   */
  public record Zone(boolean ran, Optional<String> name) {}

  /** {@return of what ran, was stamped or imported, the different ways; the newest first} */
  public List<Zone> zones() {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(log.queries().zones())) {
      List<Zone> zones = new ArrayList<>();
      while (row.next()) {
        zones.add(new Zone(row.getBoolean(1), Optional.ofNullable(row.getString(2))));
      }
      return zones;
    } catch (SQLException e) {
      throw ServerError.failed("Reading the log", e);
    }
  }

  /**
   * Reads how far a revision came that runs in segments.
   *
   * @param revision the revision
   * @param direction upgrade or downgrade
   * @return its journal, where the newest row of the revision has one that was not ended
   */
  public Optional<Journal.Open> journal(RevisionNode revision, Direction direction) {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(log.queries().newestJournal(revision))) {
      return row.next() ? Journal.read(row, direction) : Optional.empty();
    } catch (SQLException e) {
      throw ServerError.failed("Reading the log", e);
    }
  }

  /**
   * Reads the checksums of a revision's statements.
   *
   * @param revision its id
   * @return those that its newest row has; none where it was written without
   */
  public List<String> statements(String revision) {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(log.queries().statements(revision))) {
      return row.next() && row.getObject(1) != null
          ? DatabaseStateQuery.strings(row, 1)
          : List.of();
    } catch (SQLException e) {
      throw ServerError.failed("Reading the log", e);
    }
  }

  /**
   * Reads the ways back that the log keeps.
   *
   * @param revisions the ids of revisions
   * @return what it keeps of each
   */
  public List<LoggedDowngrade> downgrades(List<String> revisions) {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(log.queries().downgrades(revisions))) {
      List<LoggedDowngrade> found = new ArrayList<>();
      while (row.next()) {
        found.add(downgrade(row));
      }
      return found;
    } catch (SQLException e) {
      throw ServerError.failed("Reading the log", e);
    }
  }

  private static LoggedDowngrade downgrade(ResultSet row) throws SQLException {
    return new LoggedDowngrade(
        new RevisionNode(
            row.getString(1),
            DatabaseStateQuery.strings(row, 2),
            DatabaseStateQuery.strings(row, 3),
            DatabaseStateQuery.strings(row, 4),
            row.getString(5),
            LoggedDowngrade.ORIGIN),
        Optional.ofNullable(row.getString(6)));
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getLong(1),
        row.getString(2),
        Action.of(row.getString(3)),
        row.getString(4),
        DatabaseStateQuery.strings(row, 5),
        DatabaseStateQuery.strings(row, 6),
        DatabaseStateQuery.strings(row, 7),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)),
        Outcome.of(row.getString(10)),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        time(row, 12),
        Optional.ofNullable(row.getString(13)),
        row.getString(14),
        row.getString(15),
        Optional.ofNullable(row.getString(16)));
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
