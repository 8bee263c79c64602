package dev.aludel.quarkus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drops what is in a schema, but for what belongs to extensions; what is a part of something else
 * goes with it.
 */
final class EmptiedSchema {

  private static final String DROPS =
      """
      WITH place AS (
        SELECT oid, nspname FROM pg_namespace
         WHERE nspname = coalesce(nullif(?, ''), current_schema())
      ), owned AS (
        SELECT classid, objid FROM pg_depend WHERE deptype IN ('e', 'i') AND objsubid = 0
      )
      SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
                    CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                                 WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE'
                                 ELSE 'TABLE' END,
                    nspname, relname)
        FROM pg_class JOIN place ON relnamespace = place.oid
       WHERE relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
         AND ('pg_class'::regclass, pg_class.oid) NOT IN (SELECT classid, objid FROM owned)
      UNION ALL
      SELECT format('DROP ROUTINE IF EXISTS %I.%I(%s) CASCADE',
                    nspname, proname, pg_get_function_identity_arguments(pg_proc.oid))
        FROM pg_proc JOIN place ON pronamespace = place.oid
       WHERE ('pg_proc'::regclass, pg_proc.oid) NOT IN (SELECT classid, objid FROM owned)
      UNION ALL
      SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
                    CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, nspname, typname)
        FROM pg_type JOIN place ON typnamespace = place.oid
       WHERE (typtype IN ('d', 'e', 'r')
              OR EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = typrelid AND relkind = 'c'))
         AND ('pg_type'::regclass, pg_type.oid) NOT IN (SELECT classid, objid FROM owned)
      UNION ALL
      SELECT format('DROP TABLE IF EXISTS %I.%I', ?::text, name)
        FROM unnest(ARRAY[?, ?]::text[]) AS name
       WHERE ? <> ''
      """;

  private EmptiedSchema() {}

  /** A connection, opened to be closed. */
  interface Opener {
    Connection open() throws SQLException;
  }

  /**
   * Empties the schema that revisions run in, and drops the two tables wherever they are.
   *
   * @param opener opens a connection
   * @param settings the database's settings by the library's names
   */
  static void empty(Opener opener, Map<String, String> settings) {
    try (Connection connection = opener.open()) {
      List<String> drops = drops(connection, settings);
      if (drops.isEmpty()) {
        return;
      }
      try (Statement statement = connection.createStatement()) {
        // Sent together they are one transaction: everything goes, or nothing; and one commit.
        statement.execute(String.join(";\n", drops));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The schema can't be emptied: " + e.getMessage(), e);
    }
  }

  private static List<String> drops(Connection connection, Map<String, String> settings)
      throws SQLException {
    String tables = settings.getOrDefault("version-schema", "");
    try (PreparedStatement query = connection.prepareStatement(DROPS)) {
      query.setString(1, settings.getOrDefault("schema", ""));
      query.setString(2, tables);
      query.setString(3, settings.getOrDefault("version-table", "aludel_version"));
      query.setString(4, settings.getOrDefault("log-table", "aludel_log"));
      query.setString(5, tables);
      List<String> drops = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          drops.add(rows.getString(1));
        }
      }
      return drops;
    }
  }
}
