package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.TwoUsers;
import dev.aludel.spring.plain.PlainApplication;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

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
  void rolesAreThere() throws Exception {
    users.make(Path.of("../core/docs/production.md"));
    Analyses.forget();
  }

  @AfterEach
  void rolesGo() {
    users.drop();
  }

  @Test
  void theApplicationUsesWhatTheOwnerMakes() throws Exception {
    try (ConfigurableApplicationContext application = recipe().start(PlainApplication.class)) {
      JdbcTemplate asApplication = application.getBean(JdbcTemplate.class);
      assertThat(asApplication.update("INSERT INTO customer (id, name) VALUES (7, 'Grace')"))
          .isEqualTo(1);
      assertThatThrownBy(() -> asApplication.execute("DROP TABLE customer"))
          .rootCause()
          .hasMessage("ERROR: must be owner of table customer");
    }
    assertThat(db.strings("SELECT tableowner FROM pg_tables WHERE tablename = 'customer'"))
        .containsExactly(owner);
  }

  @Test
  void aUserThatOnlyReadsByDefaultIsNoHindrance() throws Exception {
    db.execute("ALTER ROLE " + app + " SET default_transaction_read_only = on");
    db.execute("ALTER ROLE " + owner + " SET default_transaction_read_only = on");
    recipe().start(PlainApplication.class).close();
    assertThat(db.strings("SELECT version_num FROM shop_aludel.aludel_version"))
        .containsExactly("20250102_090000");
  }

  @Test
  void aWrongSecretIsNamed() throws Exception {
    assertThatThrownBy(
        () -> recipe().with("aludel.password", "wrong").start(PlainApplication.class));
    assertThat(Analyses.last())
        .startsWith("Aludel: No connection from the application's data source: ERROR: ")
        .endsWith(
            "\"%s\" (SQLSTATE 28P01)\nCheck the user and the password; the server refused this pair.\nThe user comes from 'aludel.user' (property source \"commandLineArgs\"), its password from 'aludel.password' (property source \"commandLineArgs\")."
                .formatted(owner));
  }

  @Test
  void theApplicationsOwnSecretIsNamedWhereItIsTheWrongOne() throws Exception {
    assertThatThrownBy(
        () ->
            recipe()
                .without("aludel.user")
                .without("spring.datasource.password")
                .start(PlainApplication.class));
    assertThat(Analyses.last())
        .endsWith(
            "\n"
                + "The user comes from 'spring.datasource.username' (property source"
                + " \"commandLineArgs\"), its password from 'spring.datasource.password' (which is"
                + " not set).");
  }

  @Test
  void aUserThatMayNotChangeTheSchemaIsNamed() throws Exception {
    assertThatThrownBy(() -> recipe().without("aludel.user").start(PlainApplication.class));
    assertThat(Analyses.last())
        .contains("permission denied for schema shop")
        .contains("the setting 'aludel.role'")
        .endsWith(
            "\n"
                + "The user comes from 'spring.datasource.username' (property source"
                + " \"commandLineArgs\"), its password from 'spring.datasource.password' (property"
                + " source \"commandLineArgs\"). If another user may do it, name that one with"
                + " 'aludel.user' and 'aludel.password'.");
  }

  @Test
  void oneOfSeveralDatabasesHasSecretsOfItsOwn() throws Exception {
    assertThatThrownBy(
        () ->
            recipe()
                .with("aludel.databases.reports.url", db.url())
                .with("aludel.databases.reports.user", owner)
                .with("aludel.databases.reports.password", "wrong")
                .with("aludel.databases.reports.locations", "classpath:reports/migrations")
                .start(PlainApplication.class));
    assertThat(Analyses.last())
        .contains("The user comes from 'aludel.databases.reports.user' (")
        .contains("its password from 'aludel.databases.reports.password' (");
  }

  /** The page's lines, each as an option of the command line. */
  private Applications recipe() throws IOException {
    Applications application =
        Applications.on(db)
            .with("spring.datasource.username", app)
            .with("spring.datasource.password", "another secret");
    users.properties(Path.of("README.md")).forEach(application::with);
    return application;
  }
}
