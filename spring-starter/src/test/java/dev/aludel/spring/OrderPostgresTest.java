package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.ClassUtils;

/** Whatever uses the schema is made after it, in an application that has all of it. */
@ExtendWith(PostgresExtension.class)
class OrderPostgresTest {

  /** By names: what is on the class path differs between the generations. */
  private static final List<String> TYPES =
      List.of(
          "org.springframework.jdbc.core.JdbcTemplate",
          "org.springframework.jdbc.core.simple.JdbcClient",
          "org.jooq.DSLContext",
          "org.quartz.Scheduler",
          "org.springframework.batch.core.repository.JobRepository",
          "org.springframework.session.jdbc.JdbcIndexedSessionRepository",
          "org.springframework.r2dbc.core.DatabaseClient",
          "org.apache.ibatis.session.SqlSessionFactory");

  private final PostgresDatabase db;

  OrderPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void everythingWithASchemaUnderItDependsOnTheInitializer() {
    Map<String, List<String>> waiting = new TreeMap<>();
    Map<String, List<String>> expected = new TreeMap<>();
    try (ConfigurableApplicationContext application = start()) {
      for (String name : TYPES) {
        if (ClassUtils.isPresent(name, getClass().getClassLoader())) {
          expected.put(name, List.of("aludelInitializer"));
          waiting.put(name, dependencies(application, name));
        }
      }
    }
    assertThat(waiting).isEqualTo(expected);
    assertThat(waiting).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void theSchemaIsThereWhileMarkedBeansAreMade() {
    try (ConfigurableApplicationContext application = start()) {
      assertThat(application.getBean("firstCustomer")).isEqualTo("Ada");
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(PlainApplication.class, Users.class)
        .run(
            Applications.on(db)
                .with("spring.autoconfigure.exclude", "")
                .with("spring.session.jdbc.initialize-schema", "never")
                .with("server.port", "0")
                .arguments());
  }

  /** What the bean of a type waits for; of several beans, what each of them waits for. */
  private static List<String> dependencies(
      ConfigurableApplicationContext application, String type) {
    ConfigurableListableBeanFactory beans = application.getBeanFactory();
    return List.of(
            beans.getBeanNamesForType(
                ClassUtils.resolveClassName(type, OrderPostgresTest.class.getClassLoader())))
        .stream()
        .flatMap(
            name -> {
              String[] names = beans.getMergedBeanDefinition(name).getDependsOn();
              return names == null ? List.of("nothing").stream() : List.of(names).stream();
            })
        .filter(name -> name.startsWith("aludel") || name.equals("nothing"))
        .distinct()
        .toList();
  }

  @Configuration(proxyBeanMethods = false)
  static class Users {
    @Bean
    @DependsOnDatabaseInitialization
    String firstCustomer(javax.sql.DataSource dataSource) throws java.sql.SQLException {
      try (var connection = dataSource.getConnection();
          var rows = connection.createStatement().executeQuery("SELECT name FROM customer")) {
        rows.next();
        return rows.getString(1);
      }
    }

    @Bean
    DatabaseClient databaseClient() {
      return mock(DatabaseClient.class);
    }

    @Bean
    SqlSessionFactory sqlSessionFactory() {
      return mock(SqlSessionFactory.class);
    }
  }
}
