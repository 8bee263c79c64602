package dev.aludel.internal.database;

import java.util.List;

/**
 * Who may write Aludel's tables beside their owner and this user: the log keeps the scripts that
 * take a newer build's revisions back, so whoever may write it decides what the next downgrade
 * runs.
 */
public final class TableWriters {

  /** A trigger runs as whoever writes the table, so the right to make one counts too. */
  private static final String SQL =
      """
      SELECT DISTINCT c.relname::pg_catalog.text,
             CASE WHEN a.grantee OPERATOR(pg_catalog.=) 0::pg_catalog.oid THEN 'PUBLIC'
                  ELSE pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text END
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
        CROSS JOIN LATERAL (
             SELECT c.relacl
             UNION ALL SELECT t.attacl FROM pg_catalog.pg_attribute t
                        WHERE t.attrelid OPERATOR(pg_catalog.=) c.oid) g (acl)
        CROSS JOIN LATERAL pg_catalog.aclexplode(g.acl) a
       WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) ?::pg_catalog.text
         AND (c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ?::pg_catalog.text
              OR c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ?::pg_catalog.text)
         AND a.privilege_type OPERATOR(pg_catalog.=)
             ANY (ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']::pg_catalog.text[])
         AND a.grantee OPERATOR(pg_catalog.<>) c.relowner
         AND (a.grantee OPERATOR(pg_catalog.=) 0::pg_catalog.oid
              OR pg_catalog.pg_get_userbyid(a.grantee) OPERATOR(pg_catalog.<>) current_user)
       ORDER BY 1, 2
      """;

  private TableWriters() {}

  /**
   * A right to write.
   *
   * @param table the table's name
   * @param role who has it, or {@code PUBLIC}
   */
  public record Writer(String table, String role) {}

  /**
   * Reads who was granted a right to write.
   *
   * @param session the session
   * @param tables the two tables
   * @return the rights of others, by table and role
   */
  public static List<Writer> read(Session session, Tables tables) {
    try {
      return session.query(
          SQL,
          row -> new Writer(row.getString(1), row.getString(2)),
          tables.tableSchema(),
          tables.version(),
          tables.log());
    } catch (ServerException e) {
      throw e.failureOf("Reading who may write the tables");
    }
  }
}
