package dev.aludel.examples.quickstart;

import dev.aludel.postgres.PostgresDatabase;
import java.util.List;

/** Everything in the public schema but Aludel's own tables, one line of text for each thing. */
final class SchemaListing {

  private static final String QUERY =
      """
      WITH relation AS (
          SELECT c.*
            FROM pg_class c
           WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'aludel%'
             AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')
      )
      SELECT 'relation ' || relname || ' ' || relkind::text
             || coalesce(' ' || pg_get_expr(relpartbound, oid), '')
             || CASE WHEN relkind = 'm' THEN ' ' || pg_get_viewdef(oid) ELSE '' END
        FROM relation
      UNION ALL
      SELECT 'column ' || r.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || ' ' || a.attnotnull || ' ' || a.attidentity::text
             || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM relation r
        JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      UNION ALL
      SELECT 'constraint ' || r.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        FROM relation r
        JOIN pg_constraint k ON k.conrelid = r.oid
      UNION ALL
      SELECT 'index ' || pg_get_indexdef(i.indexrelid)
        FROM relation r
        JOIN pg_index i ON i.indrelid = r.oid
      UNION ALL
      SELECT 'trigger ' || pg_get_triggerdef(t.oid)
        FROM relation r
        JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
      UNION ALL
      SELECT 'function ' || pg_get_functiondef(p.oid)
        FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
      UNION ALL
      SELECT 'label ' || e.enumsortorder || ' ' || t.typname || ' ' || e.enumlabel
        FROM pg_enum e
        JOIN pg_type t ON t.oid = e.enumtypid
       WHERE t.typnamespace = 'public'::regnamespace
       ORDER BY 1
      """;

  private SchemaListing() {}

  static List<String> of(PostgresDatabase db) {
    return db.strings(QUERY);
  }
}
