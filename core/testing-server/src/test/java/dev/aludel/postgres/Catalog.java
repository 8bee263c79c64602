package dev.aludel.postgres;

import java.util.List;

/** What pg_dump would tell of a database, asked for in SQL: one line of text for each thing. */
public final class Catalog {

  private static final String THINGS =
      """
      WITH place AS (
          SELECT oid, nspname FROM pg_namespace
           WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
      ), relation AS (
          SELECT c.*, p.nspname || '.' || c.relname AS name
            FROM pg_class c JOIN place p ON p.oid = c.relnamespace
      )
      SELECT 'schema ' || nspname || ' ' || coalesce(n.nspacl::text, '') || pg_get_userbyid(n.nspowner)
        FROM pg_namespace n JOIN place p USING (oid, nspname)
      UNION ALL
      SELECT 'relation ' || name || ' ' || relkind::text || relpersistence::text || ' ' || pg_get_userbyid(relowner)
             || coalesce(' ' || relacl::text, '')
             || coalesce(' ' || pg_get_expr(relpartbound, oid), '')
             || coalesce(' ' || obj_description(oid, 'pg_class'), '')
             || CASE WHEN relkind IN ('v', 'm') THEN ' ' || pg_get_viewdef(oid) ELSE '' END
        FROM relation
      UNION ALL
      SELECT 'column ' || r.name || ' ' || a.attnum || ' ' || a.attname || ' '
             || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text
             || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
             || coalesce(' ' || col_description(a.attrelid, a.attnum), '')
        FROM relation r
        JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      UNION ALL
      SELECT 'constraint ' || r.name || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid
      UNION ALL
      SELECT 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid
        FROM relation r JOIN pg_index i ON i.indrelid = r.oid
      UNION ALL
      SELECT 'trigger ' || pg_get_triggerdef(t.oid)
        FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
      UNION ALL
      SELECT 'function ' || pg_get_functiondef(p.oid)
        FROM pg_proc p JOIN place n ON n.oid = p.pronamespace
       WHERE p.prokind IN ('f', 'p') AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
      UNION ALL
      SELECT 'label ' || n.nspname || '.' || t.typname || ' ' || e.enumsortorder || ' ' || e.enumlabel
        FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN place n ON n.oid = t.typnamespace
      UNION ALL
      SELECT 'extension ' || extname || ' ' || extversion FROM pg_extension
       ORDER BY 1
      """;

  /** All but what differs between two runs by nature: times, and the name of the program. */
  private static final String LOG =
      """
      SELECT revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
             downgrade_script, outcome, statement, statements, done_checksum, error, tool_version,
             finished_at >= started_at, split_part(executed_by, '@', 1)
        FROM %s ORDER BY id
      """;

  private Catalog() {}

  /**
   * {@return everything in all schemas but the system's own}
   *
   * @param database which
   */
  public static List<String> of(PostgresDatabase database) {
    return database.strings(THINGS);
  }

  /**
   * {@return the rows of a version table}
   *
   * @param database which
   * @param table the table, quoted where it must be
   */
  public static List<String> rows(PostgresDatabase database, String table) {
    return database.strings("SELECT version_num FROM " + table + " ORDER BY 1");
  }

  /**
   * {@return the rows of a log table}
   *
   * @param database which
   * @param table the table, quoted where it must be
   */
  public static List<String> log(PostgresDatabase database, String table) {
    return database.strings(LOG.formatted(table));
  }
}
