package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The caller's connection comes back as it was handed out, whatever the revisions did to the
 * session.
 */
@ExtendWith(PostgresExtension.class)
class ConnectionStatePostgresTest {

  /** All that a revision could leave behind in a session. */
  private static final String MESS =
      """
      SET search_path = nowhere;
      SET statement_timeout = '7min';
      SET work_mem = '9MB';
      SET app.tenant = 'x';
      CREATE TEMPORARY TABLE left_over (a int);
      LISTEN noise;
      PREPARE left_over AS SELECT 1;
      DECLARE left_over CURSOR WITH HOLD FOR SELECT 1;
      SELECT pg_advisory_lock(4711), pg_advisory_lock(4711);
      SELECT pg_advisory_lock_shared(1, 2);
      SET ROLE %s;
      """;

  private static final String STATE =
      """
      SELECT unnest(ARRAY[
          current_setting('search_path'), current_setting('statement_timeout'), current_setting('lock_timeout'),
          current_setting('work_mem'), current_setting('role'), current_user::text, session_user::text,
          coalesce(nullif(current_setting('app.tenant', true), ''), 'unset'),
          current_setting('idle_in_transaction_session_timeout'), current_setting('default_transaction_isolation'),
          current_setting('client_connection_check_interval'), current_setting('TimeZone'),
          (SELECT string_agg(c, ',') FROM pg_listening_channels() c),
          (SELECT string_agg(name, ',') FROM pg_cursors WHERE is_holdable),
          (SELECT string_agg(name, ',') FROM pg_prepared_statements WHERE from_sql),
          (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = pg_my_temp_schema()),
          (SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())])
      """;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;
  private HikariDataSource pool;

  @BeforeEach
  void poolOfOne(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
  }

  @org.junit.jupiter.api.AfterEach
  void closePool() {
    pool.close();
  }

  private Aludel aludel(DataSource source) {
    return Aludel.builder().dataSource(source).locations(folder.location()).build();
  }

  private List<String> state() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      List<String> state = new ArrayList<>();
      while (row.next()) {
        state.add(String.valueOf(row.getString(1)));
      }
      state.add("autocommit " + connection.getAutoCommit());
      state.add("read-only " + connection.isReadOnly());
      state.add("network timeout " + connection.getNetworkTimeout());
      return state;
    }
  }

  private void callersOwn() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE callers_own (a int)");
      statement.execute("LISTEN callers_channel");
      statement.execute("PREPARE callers_statement AS SELECT 1");
      statement.execute("SET work_mem = '5MB'");
      statement.execute("SELECT pg_advisory_lock(99)");
    }
  }

  @Test
  void whatRevisionsLeaveBehindReachesNeitherTheNextOneNorTheCaller() throws Exception {
    String role = "mess_" + database.name();
    database.execute("CREATE ROLE " + role);
    try {
      folder.revision("aaaa", "base", MESS.formatted(role), "SELECT 1;");
      folder.table("bbbb", "aaaa");
      callersOwn();
      List<String> before = state();
      aludel(pool).upgrade();
      assertThat(state()).isEqualTo(before);
      assertThat(before)
          .contains("5MB", "callers_channel", "callers_statement", "callers_own", "1");
      assertThat(database.strings("SELECT tableowner FROM pg_tables WHERE tablename = 't_bbbb'"))
          .containsExactly(database.user());
    } finally {
      database.execute("DROP ROLE " + role);
    }
  }

  @Test
  void aPgDumpFilesEmptySearchPathDoesNotBreakTheRun() throws Exception {
    folder.revision(
        "aaaa",
        "base",
        "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.t_aaaa (a int);",
        "DROP TABLE public.t_aaaa;");
    folder.table("bbbb", "aaaa");
    List<String> before = state();
    aludel(pool).upgrade();
    assertThat(state()).isEqualTo(before);
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
  }

  @Test
  void aFailureLeavesTheConnectionAsItWasToo() throws Exception {
    folder.revision("aaaa", "base", "SET work_mem = '9MB';\nSELECT 1/0;", "SELECT 1;");
    List<String> before = state();
    assertThatThrownBy(() -> aludel(pool).upgrade()).hasMessageContaining("division by zero");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aPoolThatHandsOutReadOnlyConnectionsWithoutAutocommitGetsThemBackSo() throws Exception {
    folder.table("aaaa", "base");
    pool.close();
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    pool = new HikariDataSource(config);
    List<String> before = state();
    aludel(pool).upgrade();
    assertThat(state()).isEqualTo(before);
    assertThat(before).contains("serializable", "autocommit false", "read-only true");
  }

  @Test
  void aConnectionInsideATransactionIsRefused() throws Exception {
    folder.table("aaaa", "base");
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE callers (a int)");
      }
      assertThatThrownBy(() -> aludel(new SingleConnection(connection)).upgrade())
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "The data source handed out a connection inside an open transaction.\n"
                  + "Give Aludel the plain data source, not one that is bound to a running transaction.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN; SET work_mem = '9MB'",
        "BEGIN; SELECT 1 FROM theirs",
        "BEGIN; SELECT pg_advisory_xact_lock(4711)",
        "BEGIN; SELEC 1"
      })
  void aTransactionThatSomebodyBeganBySqlIsRefused(String begun) throws Exception {
    folder.table("aaaa", "base");
    database.execute("CREATE SCHEMA app", "CREATE TABLE app.theirs (a int)");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = public, app");
      try {
        statement.execute(begun);
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("SELEC");
      }
      assertThatThrownBy(() -> aludel(new SingleConnection(connection)).upgrade())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("inside an open transaction");
    }
  }

  /** It used to be refused, as the application's transaction. */
  @ParameterizedTest
  @ValueSource(strings = {"schema", "connectionInitSql", "connectionTestQuery"})
  void whatAPoolWithoutAutocommitLeavesOpenItselfIsNobodysTransaction(String property)
      throws Exception {
    folder.table("aaaa", "base");
    pool.close();
    Properties given = new Properties();
    given.setProperty(property, property.equals("schema") ? "public" : "SELECT 1");
    HikariConfig config = new HikariConfig(given);
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    pool = new HikariDataSource(config);
    assertThat(aludel(pool).upgrade().revisions()).containsExactly("aaaa");
    assertThat(state()).contains("autocommit false");
  }

  @Test
  void withASchemaOfItsOwnTheRestOfTheSearchPathStays() throws Exception {
    database.execute("CREATE SCHEMA app");
    folder.revision(
        "aaaa",
        "base",
        "CREATE TABLE path AS SELECT current_setting('search_path') AS seen;",
        "DROP TABLE path;");
    List<String> before = state();
    Aludel.builder()
        .dataSource(pool)
        .locations(folder.location())
        .tables(TableSettings.defaults().withSchema("app"))
        .build()
        .upgrade();
    assertThat(database.strings("SELECT seen FROM app.path"))
        .containsExactly("\"app\", \"$user\", public");
    assertThat(state()).isEqualTo(before);
  }

  /** Hands out one connection whatever its state. */
  private static final class SingleConnection extends org.postgresql.ds.PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private final transient Connection connection;

    SingleConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }
}
