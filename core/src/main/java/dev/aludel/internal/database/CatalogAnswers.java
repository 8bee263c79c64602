package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.StandaloneEffect;
import java.util.List;
import java.util.Optional;

/**
 * Asks the catalog what became of a statement that was begun outside every transaction, and clears
 * up behind it.
 */
public final class CatalogAnswers {

  /** Whether a statement that was begun took effect. */
  public enum Answer {
    /** It did. */
    DONE,
    /** It did not, or doing it again does no harm. */
    REPEAT,
    /** No catalog can tell. */
    UNKNOWN
  }

  private final Session session;

  /**
   * Asks over a session that has the revision's own search_path.
   *
   * @param session the session
   */
  public CatalogAnswers(Session session) {
    this.session = session;
  }

  /**
   * Whether a statement that was begun took effect.
   *
   * @param statement what it does
   * @return the answer
   */
  public Answer tookEffect(StandaloneEffect statement) {
    return statement.accept(new TookEffect());
  }

  private final class TookEffect implements StandaloneEffect.Visitor<Answer> {
    @Override
    public Answer createIndex(StandaloneEffect.CreateIndex index) {
      return doneIf(validity(index).orElse(false));
    }

    @Override
    public Answer dropIndex(StandaloneEffect.DropIndex index) {
      return doneIf(
          count(
                  "SELECT pg_catalog.to_regclass(?) WHERE pg_catalog.to_regclass(?) IS NOT NULL",
                  index.name(),
                  index.name())
              == 0);
    }

    @Override
    public Answer detachPartition(StandaloneEffect.DetachPartition detach) {
      return doneIf(!isPartition(detach));
    }

    @Override
    public Answer create(StandaloneEffect.Create create) {
      return doneIf(exists(create.kind(), create.name()));
    }

    @Override
    public Answer drop(StandaloneEffect.Drop drop) {
      return doneIf(!exists(drop.kind(), drop.name()));
    }

    @Override
    public Answer reindex(StandaloneEffect.Reindex reindex) {
      return Answer.REPEAT;
    }

    @Override
    public Answer repeatable(StandaloneEffect.Repeatable repeatable) {
      return Answer.REPEAT;
    }

    @Override
    public Answer unknowable(StandaloneEffect.Unknowable unknowable) {
      return Answer.UNKNOWN;
    }

    private Answer doneIf(boolean done) {
      return done ? Answer.DONE : Answer.REPEAT;
    }
  }

  /**
   * What must be sent before a statement, so that what a failed attempt left behind does not stand
   * in its way.
   *
   * @param statement what it does
   * @return statements for outside every transaction; mostly none
   */
  public List<String> clearing(StandaloneEffect statement) {
    if (statement instanceof StandaloneEffect.CreateIndex index
        && validity(index).map(valid -> !valid).orElse(false)) {
      // IF NOT EXISTS would take the INVALID index for the one that is wanted, and skip it.
      return List.of("DROP INDEX CONCURRENTLY " + qualified(index));
    }
    if (statement instanceof StandaloneEffect.Reindex reindex) {
      return torsos(reindex);
    }
    return List.of();
  }

  /**
   * The statement to send in place of one that stopped half-way.
   *
   * @param statement what it does
   * @param sql its text
   * @return the text to send
   */
  public String continuing(StandaloneEffect statement, String sql) {
    if (statement instanceof StandaloneEffect.DetachPartition detach
        && count(
                """
                SELECT 1 FROM pg_catalog.pg_inherits
                 WHERE inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?) AND inhrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)
                   AND inhdetachpending""",
                detach.parent(),
                detach.partition())
            > 0) {
      return "ALTER TABLE "
          + detach.parent()
          + " DETACH PARTITION "
          + detach.partition()
          + " FINALIZE";
    }
    return sql;
  }

  /**
   * What the server itself had begun and was kept from ending; only one REINDEX at a time works on
   * a table, so nobody else is at them.
   */
  private List<String> torsos(StandaloneEffect.Reindex reindex) {
    return session.query(
        """
        SELECT pg_catalog.format('DROP INDEX CONCURRENTLY IF EXISTS %I.%I', n.nspname, c.relname)
          FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
          JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
         WHERE NOT i.indisvalid AND c.relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'
           AND i.indrelid OPERATOR(pg_catalog.=) %s ORDER BY c.relname"""
            .replace(
                "%s",
                reindex.index()
                    ? "(SELECT o.indrelid FROM pg_catalog.pg_index o WHERE o.indexrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?))"
                    : "pg_catalog.to_regclass(?)"),
        row -> row.getString(1),
        reindex.name());
  }

  private boolean isPartition(StandaloneEffect.DetachPartition detach) {
    return count(
            """
            SELECT 1 FROM pg_catalog.pg_inherits
             WHERE inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?) AND inhrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)""",
            detach.parent(),
            detach.partition())
        > 0;
  }

  /** An index lies in the schema of its table; empty where there is none of that name. */
  private Optional<Boolean> validity(StandaloneEffect.CreateIndex index) {
    return index
        .name()
        .flatMap(
            name ->
                session
                    .query(
                        """
                        SELECT i.indisvalid FROM pg_catalog.pg_index i
                          JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
                          JOIN pg_catalog.pg_class t ON t.relnamespace OPERATOR(pg_catalog.=) c.relnamespace
                         WHERE c.relname OPERATOR(pg_catalog.=) ? AND t.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)""",
                        row -> row.getBoolean(1),
                        Identifiers.value(name),
                        index.table())
                    .stream()
                    .findFirst());
  }

  private String qualified(StandaloneEffect.CreateIndex index) {
    String schema =
        session
            .query(
                """
                SELECT n.nspname FROM pg_catalog.pg_class t
                  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) t.relnamespace
                 WHERE t.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)""",
                row -> row.getString(1),
                index.table())
            .get(0);
    return Identifiers.quote(schema) + "." + index.name().orElseThrow();
  }

  private boolean exists(String kind, String name) {
    String table;
    String column;
    switch (kind) {
      case "database":
        table = "pg_database";
        column = "datname";
        break;
      case "tablespace":
        table = "pg_tablespace";
        column = "spcname";
        break;
      default:
        table = "pg_subscription";
        column = "subname";
    }
    return count(
            "SELECT 1 FROM pg_catalog." + table + " WHERE " + column + " OPERATOR(pg_catalog.=) ?",
            name)
        > 0;
  }

  private int count(String sql, Object... parameters) {
    return session.query(sql, row -> row.getString(1), parameters).size();
  }
}
