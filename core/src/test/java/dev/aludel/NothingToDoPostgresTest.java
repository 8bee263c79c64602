package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With nothing to do, an upgrade is one statement on one connection: no lock, no transaction, no
 * DDL.
 */
@ExtendWith(PostgresExtension.class)
class NothingToDoPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void atHead(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
    aludel(database.dataSource()).upgrade();
  }

  private Aludel aludel(DataSource source) {
    return Aludel.builder().dataSource(source).locations(folder.location()).build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUpgradeAtHeadIsOneStatement(boolean autoCommit) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(autoCommit);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (Connection warm = pool.getConnection()) {
        assertThat(warm.isValid(1)).isTrue();
      }
      Aludel aludel = aludel(pool);
      aludel.history(); // reads the files
      List<String> statements = database.statementsDuring(aludel::upgrade);
      assertThat(statements).hasSize(1);
      assertThat(statements.get(0)).contains("query_to_xml");
    }
  }

  @Test
  void itTakesOneConnectionAndGivesItBack() {
    Counting source = new Counting(database.dataSource());
    aludel(source).upgrade();
    assertThat(source.opened).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPoolOfOneIsEnoughForAWholeUpgrade(boolean autoCommit) {
    PostgresDatabase empty = database.fresh();
    HikariConfig config = new HikariConfig();
    config.setDataSource(empty.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(2000);
    config.setAutoCommit(autoCommit);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(aludel(pool).upgrade().revisions()).containsExactly("aaaa", "bbbb");
      assertThat(aludel(pool).downgrade("base").revisions()).containsExactly("bbbb", "aaaa");
    }
  }

  @Test
  void readingCommandsCreateNothing() {
    PostgresDatabase empty = database.fresh();
    Aludel aludel = aludel(empty.dataSource());
    aludel.current();
    aludel.pending();
    aludel.log(5);
    aludel.show("head");
    aludel.history("", true);
    assertThat(empty.strings("SELECT relname FROM pg_class WHERE relname LIKE 'aludel%'"))
        .isEmpty();
  }

  /** Counts the connections it hands out. */
  private static final class Counting implements DataSource {
    private final DataSource inner;
    private int opened;

    Counting(DataSource inner) {
      this.inner = inner;
    }

    @Override
    public Connection getConnection() throws SQLException {
      opened++;
      return inner.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public java.io.PrintWriter getLogWriter() throws SQLException {
      return inner.getLogWriter();
    }

    @Override
    public void setLogWriter(java.io.PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return inner.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return inner.isWrapperFor(type);
    }
  }
}
