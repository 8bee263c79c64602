package dev.aludel.internal.database;

import dev.aludel.internal.database.DatabaseProfile.Locale;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and drops databases on a server, over one session that stays open meanwhile.
 *
 * <p>The session is the sign that its databases are in use: it bears their name's beginning as
 * application_name, and holds an advisory lock, which also those see who may not see that name.
 */
public final class ScratchHost implements AutoCloseable {

  /** What the names of scratch databases begin with. */
  public static final String PREFIX = "aludel_scratch_";

  /** What the names of kept databases begin with. */
  public static final String KEPT = "aludel_kept_";

  /** What a role or a database may set, and work on scratch databases must not be ended by. */
  public static final List<String> OWN_TIME =
      List.of(
          "SET statement_timeout = 0",
          "SET lock_timeout = 0",
          "SET idle_in_transaction_session_timeout = 0",
          "SET idle_session_timeout = 0",
          "SET default_transaction_read_only = off");

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  /** The first half of the advisory lock's key. */
  private static final int LOCK = 0x616c7564;

  /**
   * How databases are copied. Since 15, a server writes each page of the copy to its log of
   * changes, which takes five times as long as to copy the files. To copy the files it makes a
   * checkpoint first. That is cheap where the server doesn't wait for its disk, as in tests.
   */
  private static final String STRATEGY =
      """
      CASE WHEN pg_catalog.current_setting('fsync') OPERATOR(pg_catalog.=) 'off'
                AND pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) 150000
           THEN ' STRATEGY file_copy' ELSE '' END""";

  private static final String UNDEFINED_DATABASE = "3D000";

  private final Session session;
  private final ServerAddress address;
  private final String owner;
  private final String strategy;

  private ScratchHost(Session session, ServerAddress address, String owner, String strategy) {
    this.session = session;
    this.address = address;
    this.owner = owner;
    this.strategy = strategy;
  }

  /**
   * Opens the session.
   *
   * @param address the server
   * @param token twelve characters that no other run has
   * @param owner the role that shall own the databases; empty for the one that connects
   * @param wait how long to go on trying where the server can't be reached yet
   * @return the host, which the caller closes
   */
  public static ScratchHost open(ServerAddress address, String token, String owner, Duration wait) {
    Session session = address.itself(PREFIX + token).open(wait);
    try {
      session.sendEach(OWN_TIME, OWN_TIME);
      List<String> path = List.of("SET search_path = pg_catalog, pg_temp");
      session.sendEach(path, path);
      String strategy =
          session
              .query(
                  "SELECT pg_catalog.pg_advisory_lock(%s, pg_catalog.hashtext(%s)), %s"
                      .formatted(LOCK, Literals.quote(token), STRATEGY),
                  row -> row.getString(2))
              .get(0);
      return new ScratchHost(session, address, owner, strategy);
    } catch (ServerException e) {
      session.close();
      throw e.failureOf("Preparing for scratch databases");
    }
  }

  /** {@return what the database is like that the session is connected to} */
  public DatabaseProfile profile() {
    return DatabaseProfile.read(session);
  }

  /**
   * A database that an earlier run has left.
   *
   * @param name its name
   * @param ours whether this role, or the one that shall own ours, is its owner
   */
  public record Leftover(String name, boolean ours) {}

  /** {@return scratch databases whose run is gone} */
  public List<Leftover> leftovers() {
    return query(
        """
        SELECT d.datname, pg_catalog.pg_get_userbyid(d.datdba) OPERATOR(pg_catalog.=)
                            ANY (ARRAY[current_user, %s])
          FROM pg_catalog.pg_database d
         WHERE d.datname OPERATOR(pg_catalog.~) '^%s[a-z0-9]{12}_[0-9]+$'
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a
                            WHERE a.application_name OPERATOR(pg_catalog.=) pg_catalog.left(d.datname, %s))
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks l
                            WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.objsubid OPERATOR(pg_catalog.=) 2
                              AND l.classid::bigint OPERATOR(pg_catalog.=) %s
                              AND l.objid::bigint OPERATOR(pg_catalog.=) (pg_catalog.hashtext(
                                    pg_catalog.substr(d.datname, %s, 12))::bigint OPERATOR(pg_catalog.&) 4294967295))
         ORDER BY d.datname
        """
            .formatted(
                Literals.quote(owner), PREFIX, PREFIX.length() + 12, LOCK, PREFIX.length() + 1),
        row -> new Leftover(row.getString(1), row.getBoolean(2)));
  }

  /**
   * A database that is kept to be copied.
   *
   * @param name its name
   * @param key what it was made from
   * @param stale whether it is older than a day, or what it was made for is gone
   */
  public record Kept(String name, String key, boolean stale) {}

  /** {@return the kept databases of this role} */
  public List<Kept> kept() {
    return query(
        """
        SELECT d.datname, coalesce(c.words[1], ''),
               coalesce(c.words[2]::pg_catalog.timestamptz OPERATOR(pg_catalog.<)
                          (pg_catalog.now() OPERATOR(pg_catalog.-) interval '1 day'), true)
               OR (c.words[3] OPERATOR(pg_catalog.<>) '0' AND NOT EXISTS
                     (SELECT FROM pg_catalog.pg_database o
                       WHERE o.oid::pg_catalog.text OPERATOR(pg_catalog.=) c.words[3]))
          FROM pg_catalog.pg_database d
          LEFT JOIN LATERAL (SELECT pg_catalog.regexp_match(pg_catalog.shobj_description(d.oid, 'pg_database'),
                                                 '^Kept by Aludel: (\\S+) (\\S+) (\\d+)$')) AS c (words) ON true
         WHERE d.datname OPERATOR(pg_catalog.~) '^%s[a-z0-9]{12}$'
           AND pg_catalog.pg_get_userbyid(d.datdba) OPERATOR(pg_catalog.=) ANY (ARRAY[current_user, %s])
         ORDER BY d.datname
        """
            .formatted(KEPT, Literals.quote(owner)),
        row -> new Kept(row.getString(1), row.getString(2), row.getBoolean(3)));
  }

  /**
   * Keeps a database under another name.
   *
   * @param name a database that nobody is connected to
   * @param kept its new name
   * @param key what it was made from, without blanks
   * @param database the number of the database that it was made for; 0 where that is elsewhere
   */
  public void keep(String name, String kept, String key, long database) {
    send("ALTER DATABASE %s RENAME TO %s".formatted(quoted(name), quoted(kept)));
    send(
        """
        DO $aludel$
        BEGIN
          EXECUTE pg_catalog.format('COMMENT ON DATABASE %%I IS %%L', %s,
            pg_catalog.format('Kept by Aludel: %%s %%s %%s', %s,
              pg_catalog.to_char(pg_catalog.now(), 'YYYY-MM-DD"T"HH24:MI:SSOF'), %s));
        END
        $aludel$"""
            .formatted(Literals.quote(kept), Literals.quote(key), database));
  }

  /**
   * Makes an empty database.
   *
   * @param name its name
   * @param encoding its encoding
   * @param locale its locale; nothing for that of the server
   */
  public void create(String name, String encoding, Optional<Locale> locale) {
    send(
        "CREATE DATABASE %s TEMPLATE template0 ENCODING %s%s%s%s"
            .formatted(
                quoted(name),
                Literals.quote(encoding),
                locale.map(ScratchHost::clauses).orElse(""),
                ownedBy(),
                strategy));
  }

  private static String clauses(Locale locale) {
    String libc =
        " LC_COLLATE %s LC_CTYPE %s"
            .formatted(Literals.quote(locale.collate()), Literals.quote(locale.ctype()));
    String provided = Literals.quote(locale.provided());
    String rules = locale.rules().isEmpty() ? "" : " ICU_RULES " + Literals.quote(locale.rules());
    return switch (locale.provider()) {
      case 'i' -> libc + " LOCALE_PROVIDER icu ICU_LOCALE " + provided + rules;
      case 'b' -> libc + " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + provided;
      default -> libc;
    };
  }

  /**
   * Copies a database that nobody is connected to.
   *
   * @param name the name of the copy
   * @param template the name of the original
   */
  public void copy(String name, String template) {
    send(
        "CREATE DATABASE %s TEMPLATE %s%s%s"
            .formatted(quoted(name), quoted(template), ownedBy(), strategy));
  }

  private String ownedBy() {
    return owner.isEmpty() ? "" : " OWNER " + quoted(owner);
  }

  /**
   * Drops a database, under whoever is still connected.
   *
   * @param name its name; one that is not there is fine
   */
  public void drop(String name) {
    try {
      send("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
    } catch (ServerException e) {
      // Two runs that find the same leftover both drop it.
      if (!e.error().sqlState().equals(UNDEFINED_DATABASE)) {
        LOG.debug("The scratch database {} could not be dropped", name, e);
      }
    }
  }

  /**
   * Makes a role without any right.
   *
   * @param name its name
   */
  public void createRole(String name) {
    send("CREATE ROLE " + quoted(name));
  }

  /**
   * A database of the server.
   *
   * @param name its name
   * @param settings what its sessions set as they begin
   * @return where connections to it come from
   */
  public ConnectionSource source(String name, Map<String, String> settings) {
    return address.database(name, "aludel", settings);
  }

  private <T> List<T> query(String sql, RowReader<T> reader) {
    try {
      return session.query(sql, reader);
    } catch (ServerException e) {
      throw e.failureOf("Looking for scratch databases");
    }
  }

  private void send(String statement) {
    session.sendEach(List.of(statement), List.of(statement));
  }

  private static String quoted(String name) {
    return Identifiers.quote(name);
  }

  /** Ends the session; databases that were not dropped are left to the next run. */
  @Override
  public void close() {
    session.close();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
