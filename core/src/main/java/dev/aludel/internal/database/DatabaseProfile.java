package dev.aludel.internal.database;

import dev.aludel.schema.ServerVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What another database must have in common with this one so that a text means the same there, and
 * whether its server lets databases be made.
 *
 * @param server the server's version
 * @param name the database's name
 * @param oid its number on the server
 * @param encoding its encoding, such as {@code UTF8}
 * @param locale its locale
 * @param currentSchema where a bare name is made; empty where the search_path leads nowhere
 * @param user the role that is connected
 * @param access whether databases may be made, and what speaks against it
 * @param settings what its sessions begin with, of the settings that decide what a text means
 */
public record DatabaseProfile(
    ServerVersion server,
    String name,
    long oid,
    String encoding,
    Locale locale,
    Optional<String> currentSchema,
    String user,
    Access access,
    Map<String, String> settings) {

  /**
   * Of all that ALTER DATABASE … SET can set, what decides how a text is read, but for what is the
   * same in every run.
   */
  private static final Set<String> TAKEN =
      Set.of(
          "search_path",
          "datestyle",
          "default_text_search_config",
          "default_table_access_method",
          "default_toast_compression");

  // A row as JSON, since each major version has columns of its own.
  private static final String QUERY =
      """
      SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version,
             d.datname::pg_catalog.text AS name,
             d.oid::pg_catalog.int8 AS oid,
             pg_catalog.pg_encoding_to_char(d.encoding)::pg_catalog.text AS encoding,
             d.datcollate::pg_catalog.text AS lc_collate,
             d.datctype::pg_catalog.text AS lc_ctype,
             coalesce(j.row OPERATOR(pg_catalog.->>) 'datlocprovider', 'c') AS provider,
             coalesce(j.row OPERATOR(pg_catalog.->>) 'datlocale',
                      j.row OPERATOR(pg_catalog.->>) 'daticulocale', '') AS provided,
             coalesce(j.row OPERATOR(pg_catalog.->>) 'daticurules', '') AS rules,
             pg_catalog.current_schema()::pg_catalog.text AS current_schema,
             current_user::pg_catalog.text AS user_name,
             r.rolcreatedb OR r.rolsuper AS may_create,
             pg_catalog.pg_is_in_recovery() AS in_recovery,
             (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_replication) AS standbys,
             pg_catalog.current_setting('archive_mode') AS archive_mode,
             s.setconfig AS settings
        FROM pg_catalog.pg_database d
        JOIN pg_catalog.pg_roles r ON r.rolname OPERATOR(pg_catalog.=) current_user
       CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(d) AS row) j
        LEFT JOIN pg_catalog.pg_db_role_setting s
               ON s.setdatabase OPERATOR(pg_catalog.=) d.oid
              AND s.setrole OPERATOR(pg_catalog.=) 0::pg_catalog.oid
       WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
      """;

  /**
   * A database's locale.
   *
   * @param collate LC_COLLATE
   * @param ctype LC_CTYPE
   * @param provider {@code c} for libc, {@code i} for ICU, {@code b} for the server itself
   * @param provided the locale's name where libc is not the provider
   * @param rules further rules of ICU
   */
  public record Locale(
      String collate, String ctype, char provider, String provided, String rules) {}

  /**
   * Whether databases may be made on the server.
   *
   * @param mayCreate whether the role may
   * @param inRecovery whether the server is a standby itself
   * @param standbys how many others copy what is written here
   * @param archiveMode whether what is written is archived: {@code off}, {@code on}, {@code always}
   */
  public record Access(boolean mayCreate, boolean inRecovery, long standbys, String archiveMode) {}

  /** Copies the map. */
  public DatabaseProfile {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /**
   * Reads the profile of a session's database.
   *
   * @param session a session of it
   * @return the profile
   */
  public static DatabaseProfile read(Session session) {
    try {
      return session.query(QUERY, DatabaseProfile::of).get(0);
    } catch (ServerException e) {
      throw e.failureOf("Reading what the database is like");
    }
  }

  private static DatabaseProfile of(ResultSet row) throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    if (row.getArray("settings") != null) {
      for (String setting : (String[]) row.getArray("settings").getArray()) {
        String name = setting.substring(0, setting.indexOf('='));
        if (TAKEN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
          settings.put(name, setting.substring(setting.indexOf('=') + 1));
        }
      }
    }
    return new DatabaseProfile(
        new ServerVersion(row.getInt("version")),
        row.getString("name"),
        row.getLong("oid"),
        row.getString("encoding"),
        new Locale(
            row.getString("lc_collate"),
            row.getString("lc_ctype"),
            row.getString("provider").charAt(0),
            row.getString("provided"),
            row.getString("rules")),
        Optional.ofNullable(row.getString("current_schema")),
        row.getString("user_name"),
        new Access(
            row.getBoolean("may_create"),
            row.getBoolean("in_recovery"),
            row.getLong("standbys"),
            row.getString("archive_mode")),
        settings);
  }
}
