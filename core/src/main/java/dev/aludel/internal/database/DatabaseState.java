package dev.aludel.internal.database;

import dev.aludel.report.DatabaseIdentity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a database is like when it is asked: where the tables are, and what they hold.
 *
 * @param database its name
 * @param user who is connected
 * @param inRecovery whether it is a standby, which can't be written to
 * @param pooled whether a pooler stands between that may change the server connection
 * @param backend the pid of the backend that answered
 * @param serverVersion as server_version_num gives it: 170011 for 17.11
 * @param searchPath the session's search_path, as it is written
 * @param timeZone the session's time zone, as it is written
 * @param tables where Aludel's tables are, or will be
 * @param schemaExists whether the schema of the tables is there
 * @param versionTableExists whether the version table is there
 * @param logTableExists whether the log table is there
 * @param idLimit how many characters the version table's column takes; 0 for any number
 * @param rows the version table's rows
 * @param logged the newest finished row of the log for each revision, wherever there is a log
 * @param otherTables tables of the schema that are not Aludel's; read only where both of Aludel's
 *     are missing
 */
public record DatabaseState(
    String database,
    String user,
    boolean inRecovery,
    boolean pooled,
    int backend,
    int serverVersion,
    String searchPath,
    String timeZone,
    Tables tables,
    boolean schemaExists,
    boolean versionTableExists,
    boolean logTableExists,
    int idLimit,
    SortedSet<String> rows,
    Map<String, LoggedRevision> logged,
    List<String> otherTables) {

  /** Copies the collections. */
  public DatabaseState {
    rows = Collections.unmodifiableSortedSet(new TreeSet<>(rows));
    logged = Map.copyOf(logged);
    otherTables = List.copyOf(otherTables);
  }

  /** The same with what the two tables hold. */
  DatabaseState with(SortedSet<String> versionRows, Map<String, LoggedRevision> newest) {
    return with(tables, versionRows, newest, otherTables);
  }

  DatabaseState with(List<String> others) {
    return with(tables, rows, logged, others);
  }

  /** {@return the same, once the log has what an older build's lacks} */
  public DatabaseState grown() {
    Tables grown =
        new Tables(
            tables.schema(),
            tables.tableSchema(),
            tables.version(),
            tables.log(),
            tables.trusted(),
            LogForm.NOW);
    return with(grown, rows, logged, otherTables);
  }

  private DatabaseState with(
      Tables ours,
      SortedSet<String> versionRows,
      Map<String, LoggedRevision> newest,
      List<String> others) {
    return new DatabaseState(
        database,
        user,
        inRecovery,
        pooled,
        backend,
        serverVersion,
        searchPath,
        timeZone,
        ours,
        schemaExists,
        versionTableExists,
        logTableExists,
        idLimit,
        versionRows,
        newest,
        others);
  }

  /** {@return the same where it is known who made the other tables of the schema} */
  public DatabaseState shared() {
    return with(List.of());
  }

  /** {@return which database it is} */
  public DatabaseIdentity identity() {
    return new DatabaseIdentity(database, tables.schema(), user);
  }

  /** {@return whether neither table is there while the schema holds other tables} */
  public boolean unversioned() {
    return !versionTableExists && !logTableExists && !otherTables.isEmpty();
  }
}
