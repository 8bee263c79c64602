package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.AludelCustomizer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A schema for each tenant: named by the settings of one database, and for another by a bean. */
class TenantsTest {

  private static final TestDatabase DB = TestDatabase.of("tenants");
  private static final TestDatabase LISTED = TestDatabase.of("tenants_listed");

  // Quarkus loads a test's class twice.
  static {
    LISTED.execute(
        "CREATE SCHEMA IF NOT EXISTS main;"
            + " CREATE TABLE IF NOT EXISTS main.tenant AS SELECT 'beta' AS name");
  }

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClasses(TestDatabase.class, Listed.class)
                          .addAsResource("shop/migrations"))
              .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
              .overrideRuntimeConfigKey("quarkus.aludel.tenants", "acme,zeta")
              .overrideRuntimeConfigKey("quarkus.aludel.tenants-at-once", "2")
              .overrideConfigKey("quarkus.datasource.listed.db-kind", "postgresql")
              .overrideRuntimeConfigKey("quarkus.datasource.listed.jdbc.url", LISTED.url())
              .overrideRuntimeConfigKey("quarkus.datasource.listed.jdbc.max-size", "1")
              .overrideRuntimeConfigKey("quarkus.datasource.listed.username", LISTED.user())
              .overrideRuntimeConfigKey("quarkus.datasource.listed.password", LISTED.password())
              .overrideConfigKey("quarkus.aludel.listed.locations", "shop/migrations")
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"));

  @Inject Aludel aludel;

  @Inject
  @AludelDataSource("listed")
  Aludel listed;

  @Test
  void eachHasTheRevisionsForItselfAndReadinessTellsWhoLacksThem() {
    assertThat(aludel.tenants()).containsExactly("acme", "zeta");
    assertThat(DB.strings("SELECT name FROM zeta.customer")).containsExactly("Ada");
    assertThat(listed.tenants()).containsExactly("beta");
    assertThat(LISTED.strings("SELECT name FROM beta.customer")).containsExactly("Ada");
    aludel.tenant("zeta").downgrade("-1");
    JsonPath json = RestAssured.get("/q/health/ready").jsonPath();
    assertThat(
            new TreeMap<>(json.getMap("checks.find { it.name == 'Aludel migrations' }.data"))
                .toString())
        .isEqualTo(
            "{default.behind=zeta, default.status=BEHIND, default.tenants=2,"
                + " listed.status=AT_HEAD, listed.tenants=1}");
    DB.execute("DELETE FROM acme.customer");
    new AludelSchemaProvider().resetDatabase("<default>");
    assertThat(DB.strings("SELECT name FROM acme.customer")).containsExactly("Ada");
    assertThat(aludel.tenant("zeta").current().atHeads()).isTrue();
  }

  @Test
  void aDatabaseWithoutATenantYetIsLeftAsItIs() {
    LISTED.execute("DELETE FROM main.tenant");
    try {
      assertThat(listed.tenants()).isEmpty();
      new AludelSchemaProvider().resetDatabase("listed");
      assertThat(LISTED.strings("SELECT name FROM beta.customer")).containsExactly("Ada");
    } finally {
      LISTED.execute("INSERT INTO main.tenant VALUES ('beta')");
    }
  }

  /** Reads a table of the database itself. */
  @Singleton
  public static class Listed implements AludelCustomizer {

    @Inject
    @io.quarkus.agroal.DataSource("listed")
    AgroalDataSource dataSource;

    @Override
    public void customize(String database, AludelBuilder builder) {
      if (database.equals("listed")) {
        builder.tenants(this::names);
      }
    }

    private List<String> names() {
      try (Connection connection = dataSource.getConnection();
          ResultSet rows =
              connection.createStatement().executeQuery("SELECT name FROM main.tenant")) {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
          names.add(rows.getString(1));
        }
        return names;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
