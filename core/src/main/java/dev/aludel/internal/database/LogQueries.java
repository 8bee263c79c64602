package dev.aludel.internal.database;

import dev.aludel.internal.sql.Literals;
import dev.aludel.revision.RevisionNode;
import java.util.List;

/**
 * What is asked of a log; {@link LogReader} reads the answers.
 *
 * @param table the log
 * @param scope which of its rows count
 */
record LogQueries(TableName table, LogScope scope) {

  /** {@return the query for the journal that a revision's newest row holds} */
  String newestJournal(RevisionNode revision) {
    return """
        SELECT outcome, direction, statement, statements, done_checksum
          FROM %s WHERE revision OPERATOR(pg_catalog.=) %s ORDER BY id DESC LIMIT 1"""
        .formatted(scope.rows(table.written()), Literals.quote(revision.id()));
  }

  /**
   * The query for the newest rows.
   *
   * @param condition an SQL condition on the rows
   * @param limit how many; zero or less for all
   * @return a SELECT, newest first, whose rows {@link LogReader} reads
   */
  String newest(String condition, int limit) {
    return """
        SELECT id, revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
               outcome, started_at, finished_at, error, executed_by, tool_version, ran_in
          FROM %s WHERE %s ORDER BY id DESC%s"""
        .formatted(scope.rows(table.written()), condition, limit > 0 ? " LIMIT " + limit : "");
  }

  /** {@return the query for the time zones, which {@link LogReader#zones} reads} */
  String zones() {
    return """
        SELECT a.direction OPERATOR(pg_catalog.=) ANY ('{upgrade,downgrade}'::pg_catalog.text[]) AS ran, a.ran_in
          FROM %s WHERE a.outcome OPERATOR(pg_catalog.=) 'done' AND a.direction OPERATOR(pg_catalog.<>) 'repair'
         GROUP BY 1, 2 ORDER BY pg_catalog.max(a.id) DESC"""
        .formatted(scope.rows(table.written()));
  }

  /**
   * The query for the ways back of some revisions.
   *
   * @param revisions their ids
   * @return a SELECT whose rows {@link LogReader} reads
   */
  String downgrades(List<String> revisions) {
    return """
        SELECT DISTINCT ON (revision) revision, revises, depends_on, labels, message, downgrade_script
          FROM %s WHERE outcome OPERATOR(pg_catalog.=) 'done' AND revision OPERATOR(pg_catalog.=) ANY (%s) ORDER BY revision, id DESC"""
        .formatted(scope.rows(table.written()), Literals.textArray(revisions));
  }

  /**
   * {@return the query for the checksums of what a revision's newest row says of its statements}
   */
  String statements(String revision) {
    return "SELECT %s FROM %s WHERE outcome OPERATOR(pg_catalog.=) 'done' AND revision OPERATOR(pg_catalog.=) %s ORDER BY id DESC LIMIT 1"
        .formatted(LogScope.STATEMENTS, scope.rows(table.written()), Literals.quote(revision));
  }
}
