package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.TwoUsers;
import dev.aludel.quarkus.it.Application.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The manual's recipe for a user that changes the schema, run as it is printed, and what an
 * application says where the wrong one is at work.
 */
@ExtendWith(PostgresExtension.class)
class SeparateUserPostgresTest {

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

  @BeforeEach
  void rolesAreThere() throws IOException {
    users.make(Path.of("../../core/docs/production.md"));
  }

  @AfterEach
  void rolesGo() {
    users.drop();
  }

  @Test
  void theApplicationUsesWhatTheOwnerMakesAlsoWhereBothOnlyReadByDefault() throws Exception {
    db.execute("ALTER ROLE " + app + " SET default_transaction_read_only = on");
    db.execute("ALTER ROLE " + owner + " SET default_transaction_read_only = on");
    try (Application application = recipe().serve()) {
      assertThat(application.get("/customers")).isEqualTo("Ada");
      assertThat(application.get("/q/health/ready")).contains("AT_HEAD");
    }
    assertThat(db.strings("SELECT tableowner FROM pg_tables WHERE tablename = 'customer'"))
        .containsExactly(owner);
    assertThat(db.strings("SELECT version_num FROM shop_aludel.aludel_version"))
        .containsExactly("20250103_090000");

    db.execute("ALTER ROLE " + app + " RESET default_transaction_read_only");
    try (Connection connection = DriverManager.getConnection(db.url(), app, "another secret");
        Statement asApplication = connection.createStatement()) {
      assertThat(asApplication.executeUpdate("INSERT INTO customer VALUES (7, 'Grace')")).isOne();
      assertThatThrownBy(() -> asApplication.execute("DROP TABLE customer"))
          .hasMessageStartingWith("ERROR: must be owner of table customer");
    }
  }

  @Test
  void aWrongSecretIsNamed() throws Exception {
    Ended ended = recipe().with("quarkus.aludel.password", "wrong").run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("No connection from '" + db.url() + "': ")
        .contains(
            """
            "%s" (SQLSTATE 28P01)
            Check the user and the password; the server refused this pair.
            The user comes from 'quarkus.aludel.user' (SysPropConfigSource), its password from 'quarkus.aludel.password' (SysPropConfigSource).
            """
                .formatted(owner));
  }

  @Test
  void theApplicationsOwnSecretIsNamedWhereItIsTheWrongOne() throws Exception {
    Ended ended =
        recipe()
            .without("quarkus.aludel.user")
            .without("quarkus.aludel.password")
            .without("quarkus.datasource.password")
            .environment("QUARKUS_DATASOURCE_PASSWORD", "wrong")
            .run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "The user comes from 'quarkus.datasource.username' (SysPropConfigSource), its password from 'quarkus.datasource.password' (EnvConfigSource).\n");
  }

  @Test
  void aUserThatMayNotChangeTheSchemaIsNamed() throws Exception {
    Ended ended = recipe().without("quarkus.aludel.user").without("quarkus.aludel.password").run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("permission denied for schema shop")
        .contains("the setting 'quarkus.aludel.role'")
        .contains(
            "The user comes from 'quarkus.datasource.username' (SysPropConfigSource), its password from 'quarkus.datasource.password' (SysPropConfigSource)."
                + " If another user may do it, name that one with 'quarkus.aludel.user' and 'quarkus.aludel.password'.\n");
  }

  @Test
  void oneOfSeveralDatabasesHasSecretsOfItsOwnAlsoInItsUrl() throws Exception {
    Application application =
        recipe()
            .with("quarkus.aludel.\"reports\".active", "true")
            .with("quarkus.aludel.\"reports\".url", db.url())
            .with("quarkus.aludel.\"reports\".user", owner)
            .environment("QUARKUS_ALUDEL__REPORTS__PASSWORD", "wrong");
    assertThat(application.run().out())
        .contains(
            "The user comes from 'quarkus.aludel.\"reports\".user' (SysPropConfigSource),"
                + " its password from 'quarkus.aludel.\"reports\".password' (EnvConfigSource).");

    application
        .without("quarkus.aludel.\"reports\".user")
        .with("quarkus.aludel.\"reports\".url", db.url() + "?user=" + owner + "&password=wrong");
    assertThat(application.run().out())
        .contains(
            "The user and its password come from 'quarkus.aludel.\"reports\".url' (SysPropConfigSource).");
  }

  /** The page's lines, each as a property of the process. */
  private Application recipe() throws IOException {
    Application application = Application.on(db);
    users.properties(Path.of("../README.md")).forEach(application::with);
    return application;
  }
}
