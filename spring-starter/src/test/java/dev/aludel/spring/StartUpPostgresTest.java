package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.shop.CustomerRepository;
import dev.aludel.spring.shop.ShopApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(PostgresExtension.class)
class StartUpPostgresTest {

  private static final String ROWS = "SELECT version_num FROM aludel_version";

  private final PostgresDatabase db;

  StartUpPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void theSchemaIsThereBeforeHibernateValidatesItOnAPoolOfOne() {
    try (ConfigurableApplicationContext application =
        Applications.on(db).start(ShopApplication.class)) {
      assertThat(application.getBean(CustomerRepository.class).findAll())
          .singleElement()
          .satisfies(customer -> assertThat(customer.name()).isEqualTo("Ada"));
      assertThat(application.getBean(Aludel.class).current().atHeads()).isTrue();
    }
    assertThat(db.strings(ROWS)).containsExactly("20250102_090000");
  }

  @Test
  void lazyInitializationDoesNotKeepItFromRunning() {
    try (ConfigurableApplicationContext application =
        Applications.on(db)
            .with("spring.main.lazy-initialization", "true")
            .start(ShopApplication.class)) {
      assertThat(application.isActive()).isTrue();
      assertThat(db.strings(ROWS)).containsExactly("20250102_090000");
    }
  }

  @Test
  void atHeadItIsOneStatementMoreThanWithoutTheStarter() throws Exception {
    Applications.on(db).start(ShopApplication.class).close();
    List<String> with =
        db.statementsDuring(() -> Applications.on(db).start(ShopApplication.class).close());
    List<String> without =
        db.statementsDuring(
            () ->
                Applications.on(db)
                    .with("aludel.enabled", "false")
                    .start(ShopApplication.class)
                    .close());
    List<String> more = new ArrayList<>(with);
    without.forEach(more::remove);
    assertThat(more).singleElement().asString().contains("query_to_xml");
    assertThat(with).hasSize(without.size() + 1);
  }

  @Test
  void disabledItDoesNothingAndHasNoBeans() {
    Applications.on(db).start(ShopApplication.class).close();
    db.execute("DELETE FROM aludel_version");
    try (ConfigurableApplicationContext application =
        Applications.on(db).with("aludel.enabled", "false").start(ShopApplication.class)) {
      assertThat(application.getBeanProvider(AludelDatabases.class).getIfAvailable()).isNull();
    }
    assertThat(db.strings(ROWS)).isEmpty();
  }

  @Test
  void everyTargetAndTableIsASettingOfTheLibrary() {
    Applications.on(db)
        .with("aludel.target", "20250101_090000")
        .with("aludel.version-table", "shop_version")
        .with("aludel.version-schema", "bookkeeping")
        .start(ShopApplication.class)
        .close();
    assertThat(db.strings("SELECT version_num FROM bookkeeping.shop_version"))
        .containsExactly("20250101_090000");
  }
}
