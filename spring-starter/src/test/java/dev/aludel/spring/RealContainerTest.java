package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.spring.plain.PlainApplication;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container that is started for real; asked for, since an engine that can't pull would hang. */
@EnabledIfEnvironmentVariable(
    named = "ALUDEL_TEST_CONTAINERS",
    matches = "true",
    disabledReason = "ALUDEL_TEST_CONTAINERS=true asks for a Docker engine with postgres:17-alpine")
class RealContainerTest {

  @Test
  void aStartedContainerIsBroughtToHead() throws Exception {
    try (ConfigurableApplicationContext application =
            Applications.withoutDatabase()
                .with("aludel.locations", "classpath:shop/migrations")
                .start(PlainApplication.class, WithContainer.class);
        Connection connection = application.getBean(DataSource.class).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM customer")) {
      assertThat(application.getBean(Aludel.class).current().rows())
          .containsExactly("20250102_090000");
      assertThat(row.next()).isTrue();
      assertThat(connection.getMetaData().getURL())
          .contains(":" + application.getBean(PostgreSQLContainer.class).getMappedPort(5432));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithContainer {
    @Bean
    @ServiceConnection
    PostgreSQLContainer postgres() {
      return new PostgreSQLContainer("postgres:17-alpine");
    }
  }
}
