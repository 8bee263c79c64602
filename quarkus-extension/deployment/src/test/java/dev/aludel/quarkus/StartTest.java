package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.quarkus.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartTest {

  private static final TestDatabase DB = TestDatabase.of("start");
  private static final TestDatabase FILES = TestDatabase.of("start_files");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClasses(Customer.class, TestDatabase.class)
                          .addAsResource("shop/migrations"))
              .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
              .overrideConfigKey(
                  "quarkus.aludel.files.locations", "filesystem:src/test/resources/shop/migrations")
              .overrideRuntimeConfigKey("quarkus.aludel.files.url", FILES.url())
              .overrideRuntimeConfigKey("quarkus.aludel.files.user", FILES.user())
              .overrideRuntimeConfigKey("quarkus.aludel.files.password", FILES.password())
              .overrideRuntimeConfigKey("quarkus.datasource.jdbc.max-size", "1")
              .overrideRuntimeConfigKey("quarkus.datasource.jdbc.acquisition-timeout", "3")
              .overrideRuntimeConfigKey(
                  "quarkus.hibernate-orm.schema-management.strategy", "validate"));

  @Inject EntityManager entities;
  @Inject Aludel aludel;

  @Test
  @ActivateRequestContext
  void theSchemaIsThereBeforeHibernateValidatesItOnAPoolOfOne() {
    assertThat(entities.createQuery("from Customer", Customer.class).getResultList())
        .singleElement()
        .satisfies(customer -> assertThat(customer.name).isEqualTo("Ada"));
    assertThat(aludel.current().atHeads()).isTrue();
    assertThat(DB.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
  }

  @Test
  void revisionsBesideTheApplicationAreReadWhenItStarts() {
    assertThat(FILES.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
  }
}
