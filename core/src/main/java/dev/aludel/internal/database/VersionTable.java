package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The statements that create, lock, guard and move the version table: one row for each current
 * head.
 */
public final class VersionTable {

  /** Raised by the guard where the rows are not the ones that the plan expects. */
  public static final String ROWS_MOVED = "ALU01";

  private static final String ROWS =
      "SELECT version_num::pg_catalog.text FROM %s"
          + " ORDER BY version_num::pg_catalog.text COLLATE pg_catalog.\"C\"";

  private final TableName table;
  private final String doubtful;
  private final String refusal;

  /**
   * Writes for one version table.
   *
   * @param tables where it is
   */
  public VersionTable(Tables tables) {
    this(
        TableName.of(tables.tableSchema(), tables.version()),
        Literals.quote(tables.tableSchema()),
        tables.log(),
        tables.trusted());
  }

  /**
   * Writes for one version table.
   *
   * @param table how statements name it
   * @param schema an SQL expression for its schema
   * @param log the log table's name
   * @param trusted whose tables count
   */
  public VersionTable(TableName table, String schema, String log, TrustedTables trusted) {
    this.table = table;
    List<String> both = List.of(table.bare(), log);
    this.doubtful = "EXISTS (" + TrustedTables.doubtful(schema, both) + ")";
    this.refusal =
        "IF %s THEN\n%s\nEND IF;"
            .formatted(
                doubtful,
                DoBlock.within(
                    "DECLARE\n  refused pg_catalog.text;\nBEGIN\n%s\n%s\nEND"
                        .formatted(trusted.refuse(schema, both), HiddenRows.refuse(schema, both))));
  }

  /** {@return the statement that creates the table} */
  public String create() {
    return """
        CREATE TABLE IF NOT EXISTS %s (
          version_num pg_catalog.text NOT NULL,
          CONSTRAINT %s PRIMARY KEY (version_num)
        )"""
        .formatted(table.written(), Identifiers.quote(table.bare() + "_pkc"));
  }

  /** {@return the statement that lets one writer at a time through, readers excepted} */
  public String lock() {
    return "LOCK TABLE " + table.written() + " IN SHARE ROW EXCLUSIVE MODE";
  }

  /**
   * {@return a DO block that fails with {@link TrustedTables#UNTRUSTED} where a table is somebody
   * else's}
   */
  public String refuseUntrusted() {
    return DoBlock.of(
        """
        BEGIN
        %s
        END
        """
            .formatted(refusal));
  }

  /**
   * A statement that fails with {@link #ROWS_MOVED} unless the table holds exactly these rows.
   *
   * <p>The whole set is compared, not one row: an INSERT alone has nothing to compare with.
   *
   * @param expected every row that must be there
   * @return a DO block
   */
  public String guard(Collection<String> expected) {
    String rows = Literals.textArray(new TreeSet<>(expected));
    return DoBlock.of(
        """
        DECLARE
          found pg_catalog.text[];
        BEGIN
        %4$s
          %1$s
          IF found OPERATOR(pg_catalog.<>) %2$s THEN
            RAISE EXCEPTION USING ERRCODE = '%3$s',
              MESSAGE = pg_catalog.format('The version table holds %%s where this step starts from %%s',
                found, %2$s);
          END IF;
        END
        """
            .formatted(
                table.read("SELECT ARRAY(" + ROWS + ")", "found"), rows, ROWS_MOVED, refusal));
  }

  /**
   * A statement that prepares the same in a form that fails without saying why.
   *
   * @param name what to call it; it takes the rows as an array
   */
  String prepareGuard(String name) {
    return "PREPARE %s (pg_catalog.text[]) AS SELECT %s"
        .formatted(
            name,
            ShortForms.oneOr(
                "the version table is not as it was expected",
                "NOT %s AND ARRAY(%s) OPERATOR(pg_catalog.=) $1"
                    .formatted(doubtful, ROWS.formatted(table.written()))));
  }

  /**
   * The statements that turn one set of rows into another; each must hit exactly one row.
   *
   * @param before the rows that are there
   * @param after the rows that shall be there
   * @return an UPDATE for one pair, a DELETE or an INSERT for every other row
   */
  public List<String> move(SortedSet<String> before, SortedSet<String> after) {
    SortedSet<String> removed = new TreeSet<>(before);
    removed.removeAll(after);
    SortedSet<String> added = new TreeSet<>(after);
    added.removeAll(before);
    List<String> statements = new ArrayList<>();
    Iterator<String> gone = removed.iterator();
    Iterator<String> fresh = added.iterator();
    if (gone.hasNext() && fresh.hasNext()) {
      statements.add(
          "UPDATE %s SET version_num = %s WHERE version_num OPERATOR(pg_catalog.=) %s"
              .formatted(
                  table.written(), Literals.quote(fresh.next()), Literals.quote(gone.next())));
    }
    gone.forEachRemaining(
        row ->
            statements.add(
                "DELETE FROM %s WHERE version_num OPERATOR(pg_catalog.=) %s"
                    .formatted(table.written(), Literals.quote(row))));
    fresh.forEachRemaining(
        row ->
            statements.add(
                "INSERT INTO %s (version_num) VALUES (%s)"
                    .formatted(table.written(), Literals.quote(row))));
    return List.copyOf(statements);
  }
}
