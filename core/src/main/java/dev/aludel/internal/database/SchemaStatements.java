package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.Collection;
import java.util.List;

/** Statements about the schema itself, for a script that can't look before it runs. */
public final class SchemaStatements {

  /** Raised where such a schema is found. */
  public static final String UNVERSIONED = "ALU02";

  /** The search_path while Aludel's own statements run: nobody else's object is found by it. */
  public static final String OWN_PATH = "pg_catalog, pg_temp";

  /** Raised where another schema has the history. */
  public static final String ELSEWHERE = "ALU04";

  /** How many tables of other schemas are read in search of a history. */
  static final int MOST_READ = 20;

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

  /**
   * A statement that fails with {@link #ELSEWHERE} where the schema has none of Aludel's tables,
   * but another one has a history of the same revisions.
   *
   * @param schema an SQL expression for the schema of Aludel's tables
   * @param trusted the roles whose tables are read
   * @param versionTable the version table's name
   * @param logTable the log table's name
   * @param logged of revisions, the id, a space and the checksum, as a log has them
   * @param ids the ids of revisions, as a version table without a log has them
   * @return a DO block
   */
  public static String refuseElsewhere(
      String schema,
      List<String> trusted,
      String versionTable,
      String logTable,
      Collection<String> logged,
      Collection<String> ids) {
    List<String> names = List.of(versionTable, logTable);
    return DoBlock.of(
        """
        DECLARE
          other pg_catalog.text;
          told pg_catalog.text;
          found pg_catalog.text;
        BEGIN
          IF EXISTS (
              SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
               WHERE n.nspname OPERATOR(pg_catalog.=) %1$s AND c.relname OPERATOR(pg_catalog.=) ANY (%2$s)) THEN
            RETURN;
          END IF;
          FOR other, told IN
            WITH f AS (%3$s)
            SELECT f.schema, f.name FROM f
             WHERE f.counts AND f.readable
               AND (f.name OPERATOR(pg_catalog.=) %4$s
                    OR NOT EXISTS (SELECT FROM f AS l WHERE l.schema OPERATOR(pg_catalog.=) f.schema
                                    AND l.name OPERATOR(pg_catalog.=) %4$s AND l.counts AND l.readable))
             ORDER BY f.schema LIMIT %5$s
          LOOP
            IF told OPERATOR(pg_catalog.=) %4$s THEN
              EXECUTE pg_catalog.format(%6$s, other, told) INTO found USING %7$s;
            ELSE
              EXECUTE pg_catalog.format(%8$s, other, told) INTO found USING %9$s;
            END IF;
            IF found IS NOT NULL THEN
              RAISE EXCEPTION USING ERRCODE = '%10$s',
                MESSAGE = pg_catalog.format('The schema %%I has no %%I, but the schema %%I has a history of these revisions: %%s ran there',
                  %1$s, %11$s, other, found),
                HINT = 'Name the schema with the setting ''schema'' and print the script again.';
            END IF;
          END LOOP;
        END
        """
            .formatted(
                schema,
                TrustedTables.array(names),
                new TrustedTables(false, trusted).queryElsewhere(schema, names),
                Literals.quote(logTable),
                MOST_READ,
                Literals.quote(
                    "SELECT pg_catalog.min(l.revision) FROM (SELECT DISTINCT ON (a.revision) a.revision, a.checksum, "
                        + LogTable.CLAIM
                        + " AS standing FROM "
                        + LogScope.reading(versionTable).rows("%I.%I")
                        + " WHERE a.outcome OPERATOR(pg_catalog.=) 'done'"
                        + " ORDER BY a.revision, a.id DESC) AS l WHERE l.standing OPERATOR(pg_catalog.<>) 'NOT_APPLIED'"
                        + " AND pg_catalog.concat(l.revision, ' ', l.checksum) OPERATOR(pg_catalog.=) ANY ($1)"),
                Literals.textArray(logged),
                Literals.quote(
                    "SELECT pg_catalog.min(t.version_num::pg_catalog.text) FROM %I.%I t"
                        + " WHERE t.version_num::pg_catalog.text OPERATOR(pg_catalog.=) ANY ($1)"),
                Literals.textArray(ids),
                ELSEWHERE,
                Literals.quote(versionTable)));
  }
}
