package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;

/** Statements about the schema itself, for a script that can't look before it runs. */
public final class SchemaStatements {

  /** Raised where such a schema is found. */
  public static final String UNVERSIONED = "ALU02";

  /** The search_path while Aludel's own statements run: nobody else's object is found by it. */
  public static final String OWN_PATH = "pg_catalog, pg_temp";

  private SchemaStatements() {}

  /** {@return a DO block that fails where the search_path leads to no schema at all} */
  public static String requireCurrent() {
    return DoBlock.of(
        """
        BEGIN
          IF pg_catalog.current_schema() IS NULL THEN
            RAISE EXCEPTION 'No schema of the search_path exists, or none may be used by this user'
              USING HINT = 'Create one, or name one with the setting ''schema'' and print the script again.';
          END IF;
        END
        """);
  }

  /**
   * A statement that creates a schema where it is missing. CREATE SCHEMA IF NOT EXISTS asks for the
   * privilege even where there is nothing to create.
   *
   * @param schema its name
   * @return a DO block
   */
  public static String createMissing(String schema) {
    return DoBlock.of(
        """
        BEGIN
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname OPERATOR(pg_catalog.=) %s) THEN
            CREATE SCHEMA %s;
          END IF;
        END
        """
            .formatted(Literals.quote(schema), Identifiers.quote(schema)));
  }

  /**
   * A statement that fails with {@link #UNVERSIONED} where a schema holds tables, but neither of
   * Aludel's.
   *
   * @param schema an SQL expression for the schema where revisions run
   * @param tableSchema an SQL expression for the schema of Aludel's tables
   * @param versionTable the version table's name
   * @param logTable the log table's name
   * @return a DO block
   */
  public static String refuseUnversioned(
      String schema, String tableSchema, String versionTable, String logTable) {
    return DoBlock.of(
        """
        BEGIN
          IF NOT EXISTS (
              SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
               WHERE n.nspname OPERATOR(pg_catalog.=) %2$s AND c.relname OPERATOR(pg_catalog.=) ANY (ARRAY[%3$s, %4$s]::pg_catalog.name[]))
            AND EXISTS (
              SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
               WHERE n.nspname OPERATOR(pg_catalog.=) %1$s AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f}'::pg_catalog."char"[]) AND c.relname OPERATOR(pg_catalog.<>) ALL (ARRAY[%3$s, %4$s]::pg_catalog.name[])
                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                       WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                         AND d.objid OPERATOR(pg_catalog.=) c.oid AND d.deptype OPERATOR(pg_catalog.=) 'e'))
          THEN
            RAISE EXCEPTION USING ERRCODE = '%5$s',
              MESSAGE = pg_catalog.format('The schema %%I holds tables but no %%I, so nothing tells which revisions it has',
                %1$s, %3$s),
              HINT = 'Say which revision it is at with ''stamp'', then print the script from there.';
          END IF;
        END
        """
            .formatted(
                schema,
                tableSchema,
                Literals.quote(versionTable),
                Literals.quote(logTable),
                UNVERSIONED));
  }
}
