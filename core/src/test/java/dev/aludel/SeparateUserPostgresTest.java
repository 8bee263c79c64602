package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.TwoUsers;
import dev.aludel.report.SchemaStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The manual's recipe for a user of revisions' own, run as it is printed. */
@ExtendWith(PostgresExtension.class)
class SeparateUserPostgresTest {

  @TempDir Path temp;
  private final PostgresDatabase db;
  private final TwoUsers users;
  private final String owner;
  private final String app;

  SeparateUserPostgresTest(PostgresDatabase shared) {
    db = shared.fresh();
    users = new TwoUsers(db);
    owner = users.owner();
    app = users.app();
  }

  @AfterEach
  void rolesGo() {
    users.drop();
  }

  @Test
  void theApplicationUsesWhatTheOwnerMakesAndChangesNothing() throws Exception {
    users.make(Path.of("docs/production.md"));
    RevisionFolder folder =
        RevisionFolder.in(temp)
            .revision(
                "a",
                "base",
                "CREATE TABLE item (id bigint GENERATED ALWAYS AS IDENTITY, name text, n serial);",
                "DROP TABLE item;");
    aludel(owner, "one secret", folder).upgrade();
    assertThat(aludel(app, "another secret", folder).current().status())
        .isEqualTo(SchemaStatus.AT_HEAD);
    try (Connection connection = as(app, "another secret").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO item (name) VALUES ('x')");
      assertRefused(statement, "CREATE TABLE mine ()");
      assertRefused(statement, "DROP TABLE item");
      assertRefused(statement, "DELETE FROM shop_aludel.aludel_version");
    }
  }

  private static void assertRefused(Statement statement, String sql) {
    assertThatThrownBy(() -> statement.execute(sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  private Aludel aludel(String user, String password, RevisionFolder folder) {
    return Aludel.builder()
        .dataSource(as(user, password))
        .locations(folder.location())
        .settings(Map.of("schema", "shop", "version-schema", "shop_aludel"))
        .build();
  }

  private PGSimpleDataSource as(String user, String password) {
    PGSimpleDataSource source = db.dataSource();
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
