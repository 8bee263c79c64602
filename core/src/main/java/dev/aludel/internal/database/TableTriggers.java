package dev.aludel.internal.database;

import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.text.ShownText;
import java.util.List;
import java.util.Optional;

/** Triggers and rules of Aludel's own tables, which may keep a row from being written. */
public final class TableTriggers {

  /** How the server calls the code of a DO. */
  private static final String OWN_BLOCK = "inline_code_block";

  private TableTriggers() {}

  /**
   * Tells of them where a statement hit other rows than it should.
   *
   * @param session outside a transaction
   * @param tables the two tables
   * @param found what happened
   * @return the error to throw, where there are any
   */
  public static Optional<QueryFailedException> blamed(
      Session session, Tables tables, String found) {
    List<String> named = read(session, tables);
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new QueryFailedException(
                "A trigger or a rule of Aludel's own tables keeps rows from being written (%s): %s."
                    .formatted(String.join(", ", named), found),
                "Nothing was changed. Drop it, or switch it off with 'ALTER TABLE … DISABLE TRIGGER …'; then run it again.",
                "",
                null));
  }

  /**
   * The same, of a statement of Aludel's own that failed inside a function: a trigger's, as Aludel
   * calls none but the server's.
   *
   * @param session outside a transaction
   * @param tables the two tables
   * @param error what the server said
   * @return the error to throw, where there are any
   */
  public static Optional<QueryFailedException> blamed(
      Session session, Tables tables, ServerError error) {
    boolean inFunction = !error.where().isEmpty() && !error.where().contains(OWN_BLOCK);
    return inFunction && !error.connectionLost() && !ServerError.metLock(error.sqlState())
        ? blamed(
            session,
            tables,
            error.message() + ", in " + error.where().lines().findFirst().orElse(""))
        : Optional.empty();
  }

  private static List<String> read(Session session, Tables tables) {
    try {
      return session.query(
          """
          SELECT pg_catalog.concat(f.name, ' on ', c.relname)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            JOIN (SELECT t.tgrelid AS of_table, t.tgname AS name FROM pg_catalog.pg_trigger t
                   WHERE NOT t.tgisinternal AND t.tgenabled OPERATOR(pg_catalog.<>) 'D'
                  UNION ALL
                  SELECT r.ev_class, r.rulename FROM pg_catalog.pg_rewrite r) AS f
              ON f.of_table OPERATOR(pg_catalog.=) c.oid
           WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) ?
             AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (ARRAY[?, ?])
           ORDER BY 1
          """,
          row -> ShownText.line(row.getString(1)),
          tables.tableSchema(),
          tables.version(),
          tables.log());
    } catch (ServerException e) {
      return List.of(); // what happened matters more
    }
  }
}
