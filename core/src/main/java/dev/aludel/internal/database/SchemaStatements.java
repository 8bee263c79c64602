package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;

/** Statements about the schema itself, for a script that can't look before it runs. */
public final class SchemaStatements {

  /** Raised where such a schema is found. */
  public static final String UNVERSIONED = "ALU02";

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
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = %s) THEN
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
              SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = %2$s AND c.relname IN (%3$s, %4$s))
            AND EXISTS (
              SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = %1$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname NOT IN (%3$s, %4$s)
                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                       WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
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
