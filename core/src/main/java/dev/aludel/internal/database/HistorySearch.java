package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.setting.TableSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Searches the other schemas of a database for a history, where the expected one has none: which
 * schema is the current one depends on the search_path, and that may have changed.
 */
public final class HistorySearch {

  private static final String ROWS =
      "SELECT ARRAY(SELECT t.version_num::pg_catalog.text FROM %I.%I t)";

  private final Session session;
  private final TableSettings settings;
  private final Tables tables;
  private final List<OtherHistory> found = new ArrayList<>();
  private final List<String> notRead = new ArrayList<>();

  private HistorySearch(Session session, TableSettings settings, Tables tables) {
    this.session = session;
    this.settings = settings;
    this.tables = tables;
  }

  /**
   * Searches.
   *
   * @param session the session
   * @param settings the tables' names, and whose tables count
   * @param tables where they were expected
   * @return what was found
   */
  public static HistorySearch run(Session session, TableSettings settings, Tables tables) {
    HistorySearch search = new HistorySearch(session, settings, tables);
    try {
      search.read();
    } catch (ServerException e) {
      throw e.failureOf("Searching the database for a history");
    }
    return search;
  }

  /** {@return the histories of other schemas} */
  public List<OtherHistory> found() {
    return List.copyOf(found);
  }

  /** {@return the tables that may not be read, or were too many, quoted and qualified} */
  public List<String> notRead() {
    return List.copyOf(notRead);
  }

  private record Candidate(String schema, String name, boolean readable) {}

  private void read() {
    Map<String, List<Candidate>> schemas = new LinkedHashMap<>();
    for (Candidate candidate : candidates()) {
      schemas.computeIfAbsent(candidate.schema(), schema -> new ArrayList<>()).add(candidate);
    }
    int read = 0;
    for (List<Candidate> both : schemas.values()) {
      // The log tells more than the rows; where it may not be read, the rows still tell something.
      Candidate told =
          both.stream()
              .filter(Candidate::readable)
              .filter(one -> one.name().equals(tables.log()))
              .findFirst()
              .orElseGet(
                  () -> both.stream().filter(Candidate::readable).findFirst().orElse(both.get(0)));
      if (told.readable() && read < SchemaStatements.MOST_READ) {
        read++;
        found.add(read(told));
      } else {
        notRead.add(table(told));
      }
    }
  }

  /** Those that a search_path is likely to lead to come first. */
  private List<Candidate> candidates() {
    String sql =
        """
        SELECT f.schema, f.name, f.counts AND f.readable FROM (%s) AS f
         ORDER BY (f.schema OPERATOR(pg_catalog.=) 'public' OR f.schema OPERATOR(pg_catalog.=) current_user
                   OR f.schema OPERATOR(pg_catalog.=) ANY (pg_catalog.current_schemas(false))) DESC,
                  f.schema, f.name"""
            .formatted(
                new TrustedTables(false, settings.trustedOwners())
                    .queryElsewhere(
                        Literals.quote(tables.tableSchema()),
                        List.of(tables.version(), tables.log())));
    return session.query(
        sql, row -> new Candidate(row.getString(1), row.getString(2), row.getBoolean(3)));
  }

  private OtherHistory read(Candidate candidate) {
    boolean log = candidate.name().equals(tables.log());
    String sql =
        "SELECT (%s)"
            .formatted(
                DatabaseStateQuery.named(
                    log ? LastClaims.query(tables.version()) : ROWS, table(candidate)));
    SortedSet<String> none = new TreeSet<>();
    return session
        .query(
            sql,
            row ->
                log
                    ? new OtherHistory(candidate.schema(), none, LastClaims.read(row.getString(1)))
                    : new OtherHistory(
                        candidate.schema(),
                        new TreeSet<>(DatabaseStateQuery.strings(row, 1)),
                        Map.of()))
        .get(0);
  }

  private static String table(Candidate candidate) {
    return Identifiers.quote(candidate.schema()) + "." + Identifiers.quote(candidate.name());
  }
}
