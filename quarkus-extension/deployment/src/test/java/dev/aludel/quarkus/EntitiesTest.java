package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.quarkus.goods.Crate;
import dev.aludel.quarkus.shop.Customer;
import dev.aludel.testing.Models;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The entities of each persistence unit are what is wanted of its database. */
class EntitiesTest {

  private static final TestDatabase DB = TestDatabase.of("entities");
  private static final TestDatabase STOCK = TestDatabase.of("entities_stock");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClasses(Customer.class, TestDatabase.class)
                          .addPackage(Crate.class.getPackage())
                          .addAsResource("shop/migrations"))
              .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
              .overrideConfigKey("quarkus.hibernate-orm.packages", "dev.aludel.quarkus.shop")
              .overrideConfigKey("quarkus.hibernate-orm.\"goods\".datasource", "stock")
              .overrideConfigKey(
                  "quarkus.hibernate-orm.\"goods\".packages", "dev.aludel.quarkus.goods")
              .overrideConfigKey("quarkus.datasource.\"stock\".db-kind", "postgresql")
              .overrideConfigKey("quarkus.aludel.\"stock\".locations", "goods/migrations")
              .overrideConfigKey("quarkus.aludel.\"stock\".allow-empty", "true")
              .overrideRuntimeConfigKey("quarkus.datasource.\"stock\".jdbc.url", STOCK.url())
              .overrideRuntimeConfigKey("quarkus.datasource.\"stock\".username", STOCK.user())
              .overrideRuntimeConfigKey("quarkus.datasource.\"stock\".password", STOCK.password())
              .overrideRuntimeConfigKey(
                  "quarkus.hibernate-orm.\"goods\".schema-management.strategy", "update")
              .setLogRecordPredicate(record -> record.getMessage().contains("both make tables"))
              .assertLogRecords(
                  records ->
                      assertThat(records)
                          .as("a warning, for the unit that Hibernate makes tables for")
                          .hasSize(1))
              .overrideRuntimeConfigKey("quarkus.aludel.scratch", "server")
              .overrideRuntimeConfigKey("quarkus.aludel.\"stock\".scratch", "server"));

  @Inject AludelDatabases databases;

  @Test
  void eachDatabaseIsComparedWithTheUnitThatIsStoredThere() {
    assertThat(databases.get("").workbench().check().to()).isEqualTo("hibernate");
    assertThat(databases.get("stock").workbench().check().to()).isEqualTo("hibernate:goods");
    assertThat(databases.get("stock").workbench().check().words())
        .containsExactly("create table crate");
  }

  @Test
  void aTestFindsTheEntityWhoseRevisionIsMissing() {
    assertThatThrownBy(() -> Models.modelsMatchHead(databases.get("")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("From head to hibernate, 1 change(s):\n  ")
        .hasMessageContaining("customer.name");
  }
}
