package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the application's pool chose for its sessions holds for a run, and is there afterwards. */
@ExtendWith(PostgresExtension.class)
class CallersSessionPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void fresh(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
  }

  private HikariDataSource pool(String initSql) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionInitSql(initSql);
    return new HikariDataSource(config);
  }

  private static String value(HikariDataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void aSessionUserThatThePoolChoseStaysForEveryRevisionAndTheCaller() throws SQLException {
    String user = "app_" + database.name();
    database.execute("CREATE ROLE " + user, "GRANT ALL ON SCHEMA public TO " + user);
    folder.revision("aaaa", "base", "CREATE TABLE w1 AS SELECT session_user AS s;", "SELECT 1;");
    folder.revision("bbbb", "aaaa", "CREATE TABLE w2 AS SELECT session_user AS s;", "SELECT 1;");
    try (HikariDataSource pool = pool("SET SESSION AUTHORIZATION " + user)) {
      Aludel.builder().dataSource(pool).locations(folder.location()).build().upgrade();
      assertThat(database.strings("SELECT s FROM w1")).containsExactly(user);
      assertThat(database.strings("SELECT s FROM w2")).containsExactly(user);
      assertThat(value(pool, "SELECT session_user")).isEqualTo(user);
    } finally {
      database.execute("DROP OWNED BY " + user, "DROP ROLE " + user);
    }
  }

  @Test
  void aSchemaThatIsThereNeedsNoPrivilegeToCreateSchemas() throws SQLException {
    String user = "plain_" + database.name();
    database.execute(
        "CREATE ROLE " + user,
        "CREATE SCHEMA app AUTHORIZATION " + user,
        "CREATE SCHEMA books AUTHORIZATION " + user);
    folder.table("aaaa", "base");
    try (HikariDataSource pool = pool("SET ROLE " + user)) {
      Aludel.builder()
          .dataSource(pool)
          .locations(folder.location())
          .tables(TableSettings.defaults().withSchema("app").withVersionSchema("books"))
          .build()
          .upgrade();
    } finally {
      database.execute("DROP OWNED BY " + user, "DROP ROLE " + user);
    }
  }

  @Test
  void aSetOfARevisionWithoutATransactionHoldsForItsNextStatements() {
    folder.revision(
        "aaaa",
        "base",
        "CREATE SCHEMA other; CREATE TABLE other.t (a int); SET search_path = other; CREATE INDEX CONCURRENTLY i ON t (a); CREATE TABLE u (a int);",
        "SELECT 1;");
    Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .build()
        .upgrade();
    assertThat(database.strings("SELECT schemaname FROM pg_tables WHERE tablename = 'u'"))
        .containsExactly("other");
  }

  @Revision(id = "jjjj", revises = "base")
  static final class Leaks implements Migration {
    @Override
    public void upgrade(Operations op) throws Exception {
      try (Statement statement = op.connection().createStatement()) {
        statement.execute("CREATE TABLE leaked (a int)");
        statement.getConnection().commit();
      }
    }
  }

  @Test
  void noConnectionThatAMigrationCanReachCommits() {
    assertThatThrownBy(
            () ->
                Aludel.builder()
                    .dataSource(database.dataSource())
                    .locations(folder.location())
                    .policies(dev.aludel.setting.Policies.defaults().withAllowEmpty(true))
                    .migrations(new Leaks())
                    .build()
                    .upgrade())
        .hasMessageContaining("belongs to the run");
    assertThat(database.strings("SELECT to_regclass('leaked')")).containsExactly("null");
  }
}
