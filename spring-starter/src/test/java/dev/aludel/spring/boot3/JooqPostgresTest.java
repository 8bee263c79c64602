package dev.aludel.spring.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jOOQ of Boot 4 wants Java 21, and these tests run on 17 too. */
@ExtendWith(PostgresExtension.class)
class JooqPostgresTest {

  private final PostgresDatabase db;

  JooqPostgresTest(PostgresDatabase shared) {
    this.db = shared.fresh();
  }

  @Test
  void theSchemaIsThereWhileBeansThatQueryAreMade() {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(Reader.class, PlainApplication.class)
            .web(WebApplicationType.NONE)
            .run(
                "--spring.datasource.url=" + db.url(),
                "--spring.datasource.username=" + db.user(),
                "--spring.datasource.password=" + db.password(),
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--spring.main.banner-mode=off",
                "--aludel.locations=classpath:shop/migrations")) {
      assertThat(application.getBean("firstCustomer")).isEqualTo("Ada");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Reader {
    @Bean
    String firstCustomer(DSLContext jooq) {
      return String.valueOf(jooq.fetchValue("SELECT name FROM customer"));
    }
  }
}
