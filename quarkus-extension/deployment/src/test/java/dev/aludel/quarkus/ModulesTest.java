package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.quarkus.goods.Crate;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two modules with a history each, on the application's own data source. */
class ModulesTest {

  private static final TestDatabase DB = TestDatabase.of("modules");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClasses(TestDatabase.class, WithoutCrates.class)
                          .addPackage(Crate.class.getPackage())
                          .addAsResource("shop/migrations")
                          .addAsResource("reports/migrations"))
              .overrideConfigKey("quarkus.hibernate-orm.packages", "dev.aludel.quarkus.goods")
              .overrideConfigKey("quarkus.aludel.catalog.data-source", "default")
              .overrideConfigKey("quarkus.aludel.catalog.locations", "shop/migrations")
              .overrideConfigKey("quarkus.aludel.catalog.version-table", "catalog_version")
              .overrideConfigKey("quarkus.aludel.catalog.log-table", "catalog_log")
              .overrideConfigKey("quarkus.aludel.catalog.scratch", "server")
              .overrideConfigKey("quarkus.aludel.orders.data-source", "<default>")
              .overrideConfigKey("quarkus.aludel.orders.locations", "reports/migrations")
              .overrideConfigKey("quarkus.aludel.orders.allow-several-heads", "true")
              .overrideConfigKey("quarkus.aludel.orders.version-table", "orders_version")
              .overrideConfigKey("quarkus.aludel.orders.log-table", "orders_log")
              .overrideConfigKey("quarkus.aludel.orders.placeholders.schema", "untitled")
              .overrideConfigKey("quarkus.aludel.orders.scratch", "server"));

  @Inject AludelDatabases databases;

  @Test
  void bothAreAtHeadAndThereIsNoDatabaseWithoutAName() {
    assertThat(databases.names()).containsExactly("catalog", "orders");
    assertThat(DB.strings("SELECT version_num FROM catalog_version"))
        .containsExactly("20250102_090000");
    assertThat(DB.strings("SELECT version_num FROM orders_version ORDER BY 1"))
        .containsExactly("20250102_100000", "20250102_110000");
  }

  @Test
  void aResetEmptiesTheSchemaThatTheyShareOnceAndBringsBothBack() {
    DB.execute("INSERT INTO customer (id, name) VALUES (2, 'Grace')");
    new AludelSchemaProvider().resetDatabase("<default>");
    assertThat(DB.strings("SELECT name FROM customer")).containsExactly("Ada");
    assertThat(DB.strings("SELECT count(*) FROM orders_version")).containsExactly("2");
  }

  @Test
  void aCustomizerOfOneLeavesTheUnitsTablesToTheOther() {
    assertThat(databases.get("catalog").workbench().check().words()).contains("create table crate");
    assertThat(databases.get("orders").workbench().check().words())
        .isNotEmpty()
        .doesNotContain("create table crate");
  }

  /** Has no say about the other database. */
  @Singleton
  @AludelDataSource("orders")
  public static class WithoutCrates implements AutogenerateCustomizer {
    @Override
    public boolean includes(SchemaObject object, Schema schema) {
      return !object.id().name().equals("crate");
    }
  }
}
