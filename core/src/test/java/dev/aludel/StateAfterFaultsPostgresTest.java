package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Step;
import dev.aludel.setting.Limits;
import dev.aludel.setting.TransactionMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The caller's connection comes back as it was also after failures, retries and segments. */
@ExtendWith(PostgresExtension.class)
class StateAfterFaultsPostgresTest {

  private static final String MESS =
      """
      SET search_path = nowhere;
      SET transaction_timeout = '7min';
      SET lock_timeout = '7min';
      SET work_mem = '9MB';
      CREATE TEMPORARY TABLE left_over (a int);
      LISTEN noise;
      DECLARE left_over CURSOR WITH HOLD FOR SELECT 1;
      SELECT pg_advisory_lock(4711);
      """;

  /** Everything that a session can have been told, whoever told it. */
  private static final String STATE =
      """
      SELECT name || '=' || setting || ' ' || source FROM pg_settings WHERE source IN ('session', 'client', 'user', 'database')
         AND name NOT IN ('transaction_isolation', 'transaction_read_only', 'transaction_deferrable')
      UNION ALL SELECT 'listens ' || c FROM pg_listening_channels() c
      UNION ALL SELECT 'cursor ' || name FROM pg_cursors WHERE is_holdable
      UNION ALL SELECT 'prepared ' || name FROM pg_prepared_statements WHERE from_sql
      UNION ALL SELECT 'temporary ' || relname FROM pg_class WHERE relnamespace = pg_my_temp_schema()
      UNION ALL SELECT 'locks ' || classid || ' ' || objid || ' ' || mode FROM pg_locks
                 WHERE locktype = 'advisory' AND pid = pg_backend_pid()
      UNION ALL SELECT 'role ' || current_setting('role') || ' ' || current_user || ' ' || session_user
      UNION ALL SELECT 'backend ' || pg_backend_pid()
      ORDER BY 1
      """;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;
  private HikariDataSource pool;

  @BeforeEach
  void poolOfOne(PostgresDatabase shared) throws SQLException {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base");
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET work_mem = '5MB'");
      statement.execute("SET lock_timeout = '3min'");
      if (database.serverMajor() >= 17) {
        statement.execute("SET transaction_timeout = '9min'");
      }
      statement.execute("LISTEN callers_channel");
      statement.execute("CREATE TEMPORARY TABLE callers_own (a int)");
      statement.execute("SELECT pg_advisory_lock(99)");
    }
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(pool).locations(folder.location());
  }

  private String mess() {
    return database.serverMajor() >= 17 ? MESS : MESS.replaceAll("SET transaction_timeout.*\n", "");
  }

  private List<String> state() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      List<String> state = new ArrayList<>();
      while (row.next()) {
        state.add(row.getString(1));
      }
      state.add("autocommit " + connection.getAutoCommit());
      state.add("network timeout " + connection.getNetworkTimeout());
      return state;
    }
  }

  private List<String> migrationLocks() {
    return database.strings(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid <> 99"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
  }

  @Test
  void afterSegmentsThatLeftAllTheyCould() throws Exception {
    folder.revision(
        "bbbb",
        "aaaa",
        mess()
            + "VACUUM public.t_aaaa;\n"
            + mess().replace("4711", "4712").replaceAll("(?m)^(CREATE|DECLARE).*\n", ""),
        "SELECT 1;");
    folder.table("cccc", "bbbb");
    List<String> before = state();
    builder().build().upgrade();
    assertThat(state()).isEqualTo(before);
    assertThat(migrationLocks()).containsExactly("0");
    assertThat(database.strings("SELECT schemaname FROM pg_tables WHERE tablename = 't_cccc'"))
        .containsExactly("public");
  }

  @Test
  void afterASegmentThatFailed() throws Exception {
    folder.revision("bbbb", "aaaa", mess() + "VACUUM public.t_aaaa;\nSELECT 1/0;", "SELECT 1;");
    List<String> before = state();
    assertThatThrownBy(() -> builder().build().upgrade()).hasMessageContaining("division by zero");
    assertThat(state()).isEqualTo(before);
    assertThat(migrationLocks()).containsExactly("0");
  }

  @Test
  void afterRetriesThatCameToNothing() throws Exception {
    folder.revision(
        "bbbb",
        "aaaa",
        mess() + "SET ROLE pg_monitor;\nRESET ROLE;\nDROP TABLE public.t_aaaa;",
        "SELECT 1;");
    builder().build().upgrade("aaaa");
    List<String> before = state();
    List<String> retried = new ArrayList<>();
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM t_aaaa");
      folder.file(
          "bbbb.sql",
          "-- @revises aaaa\n-- @lock-timeout 300ms\n-- @upgrade\n"
              + mess().replaceAll("SET lock_timeout.*\n", "")
              + "DROP TABLE public.t_aaaa;\n");
      assertThatThrownBy(
              () ->
                  builder()
                      .limits(Limits.defaults().withLockRetries(1))
                      .listener(
                          new MigrationListener() {
                            @Override
                            public void retried(Step step, int attempt, String reason) {
                              retried.add(step.revision().id() + " " + attempt);
                            }
                          })
                      .build()
                      .upgrade())
          .isInstanceOf(RevisionFailedException.class)
          .hasMessageContaining("SQLSTATE 55P03");
    }
    assertThat(retried).containsExactly("bbbb 2");
    assertThat(state()).isEqualTo(before);
    assertThat(migrationLocks()).containsExactly("0");
  }

  @Test
  void afterAFailureInOneTransactionForAll() throws Exception {
    folder.revision("bbbb", "aaaa", mess() + "SELECT 1/0;", "SELECT 1;");
    List<String> before = state();
    assertThatThrownBy(() -> builder().transaction(TransactionMode.ALL).build().upgrade())
        .hasMessageContaining("division by zero");
    assertThat(state()).isEqualTo(before);
    assertThat(migrationLocks()).containsExactly("0");
    assertThat(database.strings("SELECT to_regclass('t_aaaa')")).containsExactly("null");
  }

  /** Fails with what nobody catches. */
  @Revision(id = "bbbb", revises = "aaaa")
  public static final class Assertive implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.query("SELECT 1", row -> row.getInt(1));
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void afterAnErrorThatNobodyCatches() throws Exception {
    List<String> before = state();
    assertThatThrownBy(() -> builder().migrations(new Assertive()).build().upgrade())
        .isInstanceOf(AssertionError.class)
        .hasMessage("on purpose");
    assertThat(state()).isEqualTo(before);
    assertThat(migrationLocks()).containsExactly("0");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
  }

  @Test
  void afterAServerConnectionThatWasEndedThePoolGetsNoBrokenOne() throws Exception {
    folder.revision("bbbb", "aaaa", "SELECT pg_terminate_backend(pg_backend_pid());", "SELECT 1;");
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("SQLSTATE 57P01");
    folder.table("bbbb", "aaaa");
    builder().build().upgrade();
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
  }
}
