package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.NotAtHeadException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnknownRevisionException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.report.MigrationListener;
import dev.aludel.request.RevisionRequest;
import dev.aludel.revision.Step;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every setting that is read at start, otherwise than by default, and what comes of it. */
class RunTimeSettingsTest {

  private static final TestDatabase DB = TestDatabase.of("settings");
  private static final TestDatabase STAMPED = TestDatabase.of("settings_stamped");
  private static final TestDatabase OTHER = TestDatabase.of("settings_other");
  private static final TestDatabase LOCKED = TestDatabase.of("settings_locked");
  private static final String OWNER =
      DB.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "") + "_owner";
  private static final String AWAY = "jdbc:postgresql://localhost:1/nowhere";
  private static final Path FILES = Path.of("target", "written-revisions");

  @RegisterExtension static final QuarkusUnitTest APPLICATION = application();

  @Inject Aludel aludel;
  @Inject AludelDatabases databases;

  @Inject
  @AludelDataSource("locked")
  Retries retries;

  private static QuarkusUnitTest application() {
    QuarkusUnitTest test =
        DB.in(
            new QuarkusUnitTest()
                .withApplicationRoot(
                    jar ->
                        jar.addClasses(TestDatabase.class, Revisions.class)
                            .addAsResource("shop/migrations")
                            .addAsResource("settings/migrations")
                            .addAsResource(
                                Revisions.after(
                                    "base", "CREATE INDEX CONCURRENTLY i ON customer (id);"),
                                "concurrently/20250101_090000_index.sql"))
                .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                .setBeforeAllCustomizer(RunTimeSettingsTest::prepare)
                .setAfterAllCustomizer(
                    () -> DB.execute("DROP OWNED BY " + OWNER + "; DROP ROLE " + OWNER)));
    test.overrideConfigKey("quarkus.aludel.locations", "settings/migrations");
    Stream.of(
            "role=" + OWNER,
            "schema=shop",
            "version-schema=tables",
            "version-table=versions",
            "log-table=runs",
            "session-time-zone=Asia/Tokyo",
            "trusted-owners=somebody",
            "transaction=all",
            "connect-wait=5s",
            "lock-timeout=300ms",
            "statement-timeout=1min",
            "pooler=session",
            "placeholders.word=said",
            "url=" + AWAY,
            "direct-url=" + DB.url(),
            "user=" + DB.user(),
            "password=" + DB.password(),
            "folder=" + FILES,
            "file-name=\\${slug}_\\${id}-\\${hour}",
            "time-zone=Asia/Tokyo",
            "slug-length=7",
            "slug=ascii")
        .forEach(setting -> set(test, "quarkus.aludel.", setting));
    further(test, STAMPED, "stamped", "on-unversioned=stamp:20250101_090000", "active=true");
    further(test, OTHER, "none", "mode=none");
    further(test, OTHER, "unknown_target", "target=20990101_090000");
    further(test, OTHER, "no_schema", "schema=nowhere", "create-schema=false");
    further(test, OTHER, "impatient", "mode=wait", "lock-wait=1s");
    further(test, OTHER, "away", "url=" + AWAY, "connect-wait=700ms");
    further(test, LOCKED, "locked", "lock-timeout=50ms", "lock-retries=1");
    further(test, OTHER, "pooled", "pooler=transaction", "on-unversioned=upgrade");
    test.overrideConfigKey("quarkus.aludel.pooled.locations", "concurrently");
    return test;
  }

  /** Databases that are inactive, but for those that say otherwise; the tests start them. */
  private static void further(
      QuarkusUnitTest test, TestDatabase database, String name, String... settings) {
    String prefix = "quarkus.aludel." + name + ".";
    test.overrideConfigKey(prefix + "locations", "shop/migrations");
    Stream.concat(
            Stream.of(
                "active=false",
                "url=" + database.url(),
                "user=" + database.user(),
                "password=" + database.password()),
            Stream.of(settings))
        .forEach(setting -> set(test, prefix, setting));
  }

  private static void set(QuarkusUnitTest test, String prefix, String setting) {
    String[] parts = setting.split("=", 2);
    test.overrideRuntimeConfigKey(prefix + parts[0], parts[1]);
  }

  private static void prepare() {
    DB.execute(
        """
        CREATE ROLE %1$s;
        DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %%I TO %1$s', current_database()); END $$
        """
            .formatted(OWNER));
    STAMPED.execute("CREATE TABLE customer (id bigint PRIMARY KEY, name text)");
  }

  @Test
  void theDatabaseIsLeftAsTheSettingsSay() {
    assertThat(
            DB.strings(
                """
                SELECT concat_ws('.', schemaname, tablename) || ' of ' || tableowner FROM pg_tables
                 WHERE schemaname IN ('public', 'shop', 'tables') ORDER BY 1
                """))
        .containsExactly(
            "shop.seen of " + OWNER, "tables.runs of " + OWNER, "tables.versions of " + OWNER);
    assertThat(DB.strings("SELECT concat_ws(' ', role, lock, statement, word) FROM shop.seen"))
        .containsExactly(OWNER + " 300ms 1min said", OWNER + " 300ms 1min said");
    assertThat(DB.strings("SELECT DISTINCT time_zone FROM tables.runs"))
        .containsExactly("Asia/Tokyo");
    assertThat(DB.strings("SELECT count(DISTINCT transaction) FROM shop.seen"))
        .containsExactly("1");
  }

  @Test
  void aNewFileIsCalledAsTheSettingsSay() throws IOException {
    Files.createDirectories(FILES);
    RevisionRequest request =
        RevisionRequest.of("rémember everything").withRevisionId("20250103_090000");
    String before = "remembe_20250103_090000-%02d.sql".formatted(hourInTokyo());
    Path written = Path.of(aludel.workbench().revision(request).file());
    Files.delete(written);
    String after = "remembe_20250103_090000-%02d.sql".formatted(hourInTokyo());
    assertThat(written).isIn(FILES.resolve(before), FILES.resolve(after));
  }

  private static int hourInTokyo() {
    return ZonedDateTime.now(ZoneId.of("Asia/Tokyo")).getHour();
  }

  @Test
  void aSchemaThatNobodyVersionedStartsWhereItIsSaid() {
    assertThat(STAMPED.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
    assertThat(STAMPED.strings("SELECT direction || ' ' || revision FROM aludel_log ORDER BY id"))
        .containsExactly("stamp 20250101_090000", "upgrade 20250102_090000");
  }

  @Test
  void whatCannotBeDoneIsRefusedInTheLibrarysWords() throws Exception {
    databases.get("none").start();
    assertThat(OTHER.strings("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .isEmpty();
    refused(
        "unknown_target",
        UnknownRevisionException.class,
"""
There is no revision '20990101_090000': no id or label is called so, and no id begins so.
Did you mean '20250101_090000' or '20250102_090000'?""");
    refused(
        "no_schema",
        ConfigurationException.class,
"""
The schema 'nowhere' does not exist.
Create it, or let Aludel do so with the setting 'create-schema=true'.""");
    refused(
        "impatient",
        NotAtHeadException.class,
"""
Waited 1 s, and the database still lacks '20250102_090000'.
See whether the process that upgrades it runs, with 'current' and 'log'; or wait longer.""");
    refused(
        "pooled",
        UnrunnableRevisionsException.class,
        "Revision '20250101_090000' (index) runs without a transaction ('CREATE INDEX CONCURRENTLY' can't run inside a transaction, line 4), and the connection goes through a pooler that may change the server connection between two statements. Set 'direct-url' to a URL past the pooler; or, if it pools whole sessions, say 'pooler=session'.");
    long begun = System.nanoTime();
    refused(
        "away",
        ConnectionFailedException.class,
"""
No connection from 'jdbc:postgresql://localhost:1/nowhere': ERROR: Connection to localhost:1 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (SQLSTATE 08001)
Check that the server runs, and that host, port and firewall let this machine through.""");
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(700_000_000L);
  }

  @Test
  void aLockIsWaitedForAsLongAndAsOftenAsTheSettingsSay() throws Exception {
    databases.get("locked").upgrade("20250101_090000");
    try (Connection other =
            DriverManager.getConnection(LOCKED.url(), LOCKED.user(), LOCKED.password());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE customer");
      assertThatThrownBy(() -> databases.get("locked").start())
          .isInstanceOf(RevisionFailedException.class)
          .hasMessageMatching(
"""
Revision '20250102_090000' \\(add a customer\\) failed to upgrade: shop/migrations/20250102_090000_add_a_customer\\.sql, line 4, column 13
    INSERT INTO customer \\(id, name\\) VALUES \\(1, 'Ada'\\)
ERROR: canceling statement due to lock timeout \\(SQLSTATE 55P03\\)
It may be held by backend \\d+ of .+ for \\d+ s\\.
The revision was rolled back; the database stays at '20250101_090000'\\.
Another session holds a lock that this statement needs\\. Try again when it is done, or raise 'lock-timeout'\\.""");
      assertThat(retries.count).hasValue(1);
    }
  }

  /** Counts what is tried again. */
  @Singleton
  @AludelDataSource("locked")
  public static class Retries implements MigrationListener {
    final AtomicInteger count = new AtomicInteger();

    @Override
    public void retried(Step step, int attempt, String reason) {
      count.incrementAndGet();
    }
  }

  private void refused(String database, Class<? extends Exception> type, String message) {
    assertThatThrownBy(() -> databases.get(database).start())
        .isInstanceOf(type)
        .hasMessage(message);
  }
}
