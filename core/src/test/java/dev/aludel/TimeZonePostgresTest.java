package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions run in the zone of a setting, whatever zone a connection comes with. */
@ExtendWith(PostgresExtension.class)
class TimeZonePostgresTest {

  private static final String BERLIN = "Europe/Berlin";

  private static final String BOUNDS =
      """
      SELECT to_char(substring(pg_get_expr(relpartbound, oid) FROM 'TO \\(''([^'']+)')::timestamptz
                       AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')
        FROM pg_class WHERE relispartition ORDER BY relname""";

  @TempDir Path temp;
  private PostgresDatabase database;
  private RevisionFolder folder;
  private HikariDataSource pool;

  @BeforeEach
  void connectionsInBerlin(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                "CREATE TABLE e (t timestamptz) PARTITION BY RANGE (t);\n"
                    + partition("e1", "01-01", "02-01"),
                "DROP TABLE e;");
    folder.file(
        "bbbb.sql",
        """
        -- @revises aaaa
        -- @transaction off
        -- @upgrade
        %s
        CREATE INDEX CONCURRENTLY i ON e1 (t);
        SET TimeZone = 'Asia/Tokyo';
        CREATE INDEX CONCURRENTLY j ON e1 (t);
        %s
        -- @downgrade empty
        """
            .formatted(partition("e2", "02-01", "03-01"), partition("e3", "04-01", "05-01")));
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionInitSql("SET TimeZone = '" + BERLIN + "'");
    pool = new HikariDataSource(config);
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  private static String partition(String name, String from, String to) {
    return "CREATE TABLE %s PARTITION OF e FOR VALUES FROM ('2025-%s') TO ('2025-%s');"
        .formatted(name, from, to);
  }

  private Aludel aludel(UnaryOperator<Settings> change) {
    return Aludel.builder().dataSource(pool).locations(folder.location()).settings(change).build();
  }

  private List<String> zones() {
    return database.strings("SELECT revision, direction, time_zone FROM aludel_log ORDER BY id");
  }

  private List<String> warnings(Runnable run) {
    try (LogCapture log = new LogCapture()) {
      run.run();
      return log.lines().stream().filter(line -> line.contains("session-time-zone")).toList();
    }
  }

  private void oneMoreTable() {
    folder.table("cccc", "bbbb");
  }

  @Test
  void aRunHasUtcAndAScriptsOwnZoneHoldsForTheRestOfItsRevision() {
    assertThat(warnings(() -> aludel(now -> now).upgrade())).isEmpty();
    assertThat(database.strings(BOUNDS))
        .containsExactly("2025-02-01 00:00", "2025-03-01 00:00", "2025-04-30 15:00");
    assertThat(zones()).containsExactly("aaaa|upgrade|UTC", "bbbb|upgrade|UTC");
    assertThat(aludel(now -> now).log(0).get(0).timeZone()).contains("UTC");
  }

  @Test
  void anyOtherZoneMayBeNamed() {
    aludel(now -> now.withSessionTimeZone(ZoneId.of("America/New_York"))).upgrade();
    assertThat(database.strings(BOUNDS))
        .containsExactly("2025-02-01 05:00", "2025-03-01 05:00", "2025-04-30 15:00");
    assertThat(zones())
        .containsExactly("aaaa|upgrade|America/New_York", "bbbb|upgrade|America/New_York");
  }

  @Test
  void theConnectionsZoneMayDecideAsBefore() {
    aludel(Settings::withConnectionTimeZone).upgrade();
    assertThat(database.strings(BOUNDS))
        .containsExactly("2025-01-31 23:00", "2025-02-28 23:00", "2025-04-30 15:00");
    assertThat(zones()).containsExactly("aaaa|upgrade|" + BERLIN, "bbbb|upgrade|" + BERLIN);
  }

  @Test
  void theConnectionKeepsItsOwnZone() throws Exception {
    aludel(now -> now).upgrade();
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW TimeZone")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(BERLIN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPrintedScriptSetsAndLogsTheSame(ScriptRunner scripted) {
    StringBuilder script = new StringBuilder();
    Aludel.builder()
        .locations(folder.location())
        .settings(Map.of("session-time-zone", "America/New_York"))
        .build()
        .offline()
        .upgrade("head", script);
    scripted.runsToItsEnd(database, script.toString());
    assertThat(database.strings(BOUNDS))
        .containsExactly("2025-02-01 05:00", "2025-03-01 05:00", "2025-04-30 15:00");
    assertThat(zones())
        .containsExactly("aaaa|upgrade|America/New_York", "bbbb|upgrade|America/New_York");
  }

  @ParameterizedTest
  @EnumSource
  void aPrintedScriptMayKeepTheZoneOfItsSession(ScriptRunner scripted) {
    database.execute("ALTER DATABASE %s SET TimeZone = '%s'".formatted(database.name(), BERLIN));
    StringBuilder script = new StringBuilder();
    Aludel.builder()
        .locations(folder.location())
        .settings(Settings::withConnectionTimeZone)
        .build()
        .offline()
        .upgrade("aaaa", script);
    scripted.runsToItsEnd(database, script.toString());
    // A driver brings the JVM's zone, psql none.
    String zone =
        scripted == ScriptRunner.BY_PSQL ? BERLIN : database.strings("SHOW TimeZone").get(0);
    assertThat(zones()).containsExactly("aaaa|upgrade|" + zone);
  }

  @Test
  void anotherZoneThanTheLastOnesIsAWarningUntilARevisionRanInIt() {
    aludel(now -> now.withSessionTimeZone(ZoneId.of(BERLIN))).upgrade();
    oneMoreTable();
    assertThat(warnings(() -> aludel(now -> now).upgrade()))
        .containsExactly(
            "The last revision ran in the time zone 'Europe/Berlin'; these run in 'UTC'. A time that is"
                + " written without a zone, the bound of a partition say, means another moment from here"
                + " on. To keep the zone, set 'session-time-zone=Europe/Berlin'.");
    folder.table("dddd", "cccc");
    assertThat(warnings(() -> aludel(now -> now).upgrade())).isEmpty();
  }

  @Test
  void anotherNameOfTheSameZoneIsNone() {
    aludel(now -> now).upgrade();
    oneMoreTable();
    assertThat(
            warnings(() -> aludel(now -> now.withSessionTimeZone(ZoneId.of("Etc/UTC"))).upgrade()))
        .isEmpty();
  }

  @Test
  void whatAnOlderBuildRanWasInTheConnectionsZone() {
    aludel(now -> now).upgrade();
    database.execute("ALTER TABLE aludel_log DROP COLUMN time_zone");
    oneMoreTable();
    assertThat(aludel(now -> now).log(0).get(0).timeZone()).isEmpty();
    assertThat(warnings(() -> aludel(now -> now).upgrade()))
        .containsExactly(
            "Older builds of Aludel ran revisions in the time zone of their connection, here 'Europe/Berlin';"
                + " these run in 'UTC'. A time that is written without a zone, the bound of a partition say,"
                + " means another moment from here on. To keep the zone, set"
                + " 'session-time-zone=Europe/Berlin'.");
    assertThat(zones())
        .containsExactly("aaaa|upgrade|null", "bbbb|upgrade|null", "cccc|upgrade|UTC");
  }

  @Test
  void anOlderBuildsHistoryInTheSameZoneIsNoWarning() {
    aludel(now -> now).upgrade();
    database.execute("ALTER TABLE aludel_log DROP COLUMN time_zone");
    oneMoreTable();
    assertThat(warnings(() -> aludel(Settings::withConnectionTimeZone).upgrade())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stamped", "Alembic's"})
  void ofAHistoryThatWasTakenOverNobodyKnowsTheZone(String history) {
    String table = history.equals("stamped") ? "aludel_version" : "alembic_version";
    if (history.equals("stamped")) {
      aludel(now -> now).stamp("aaaa");
    } else {
      database.execute(
          "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY); INSERT INTO alembic_version VALUES ('aaaa')");
    }
    database.execute(
        "CREATE TABLE e (t timestamptz) PARTITION BY RANGE (t); CREATE TABLE e1 PARTITION OF e DEFAULT");
    folder.table("cccc", "aaaa");
    UnaryOperator<Settings> settings = now -> now.withTables(now.tables().withVersionTable(table));
    assertThat(warnings(() -> aludel(settings).upgrade("cccc")))
        .containsExactly(
            "Nothing tells in which time zone the tables were made that were there before Aludel; these"
                + " revisions run in 'UTC'. Flyway and Liquibase use the JVM's zone (here 'Europe/Berlin'),"
                + " Alembic the zone that the server, the database or the user sets. If that is another one,"
                + " a time that is written without a zone, the bound of a partition say, means another moment"
                + " from here on. Name it with the setting 'session-time-zone'.");
    folder.table("dddd", "cccc");
    assertThat(warnings(() -> aludel(settings).upgrade("dddd"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+2", "+02:00", "Berlin", "GMT-1"})
  void anOffsetOrAnUnknownNameIsRefused(String zone) {
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of("session-time-zone", zone)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("session-time-zone")
        .hasMessageContaining("'UTC' or 'Europe/Berlin', or 'connection'");
  }

  @Test
  void utcAsAnOffsetIsUtc() {
    assertThat(Settings.defaults().withSessionTimeZone(ZoneOffset.UTC))
        .isEqualTo(Settings.defaults());
  }
}
