package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** An application with several persistence units, each on a database of its own. */
@ExtendWith(PostgresExtension.class)
class UnitsPostgresTest {

  private final PostgresDatabase db;
  private final PostgresDatabase other;
  @TempDir private Path folder;

  UnitsPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
    this.other = db.fresh();
  }

  private Applications application() throws Exception {
    return Applications.on(db)
        .with("shelf.url", other.url())
        .with("aludel.locations", "filesystem:" + Files.createDirectories(folder.resolve("books")))
        .with("aludel.scratch", "server")
        .with("aludel.allow-empty", "true")
        .with("aludel.databases.shelf.scratch", "server")
        .with("aludel.databases.shelf.allow-empty", "true")
        .with(
            "aludel.databases.shelf.locations",
            "filesystem:" + Files.createDirectories(folder.resolve("shelves")));
  }

  private static Ended here(Applications application) {
    return Ended.here(application, TwoUnits.class);
  }

  @Test
  void eachDatabaseHasTheUnitsThatAreStoredThere() throws Exception {
    try (ConfigurableApplicationContext started = application().start(TwoUnits.class)) {
      AludelDatabases databases = started.getBean(AludelDatabases.class);
      assertThat(databases.get("").workbench().check().words())
          .containsExactly("create table customer");
      assertThat(databases.get("").workbench().check().to()).isEqualTo("hibernate:books");
      assertThat(databases.get("shelf").workbench().check().words())
          .containsExactly("create table rooms.shelf", "create schema rooms");
    }
    Ended books = here(application().with("aludel.run", "check"));
    assertThat(books.code()).as(books.toString()).isEqualTo(1);
    assertThat(books.out())
        .startsWith("From head to hibernate:books, 1 change(s):\n  create table customer\n")
        .contains(
            "Write them into a revision with '--aludel.run=\"revision --autogenerate -m '…'\"'.");
    Ended shelves = here(application().with("aludel.run", "-n shelf check"));
    assertThat(shelves.code()).as(shelves.toString()).isEqualTo(1);
    assertThat(shelves.out())
        .startsWith("From head to hibernate:shelves, 2 change(s):\n")
        .contains("create table rooms.shelf");
  }

  @Test
  void aDatabaseTakesTheUnitThatItsSettingNames() throws Exception {
    Ended ended =
        here(
            application()
                .with("aludel.models", "hibernate:shelves")
                .with("aludel.run", "diff head models"));
    assertThat(ended.out())
        .startsWith("From head to hibernate:shelves, 2 change(s):\n  create table rooms.shelf\n");
  }

  /** Its configuration is all by hand, which Spring Boot knows nothing of. */
  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class TwoUnits {

    @Bean
    @Primary
    DataSource dataSource(Environment environment) {
      return source(environment, "spring.datasource.url");
    }

    @Bean
    DataSource shelfDataSource(Environment environment) {
      return source(environment, "shelf.url");
    }

    private static DataSource source(Environment environment, String url) {
      return DataSourceBuilder.create()
          .url(environment.getRequiredProperty(url))
          .username(environment.getRequiredProperty("spring.datasource.username"))
          .password(environment.getRequiredProperty("spring.datasource.password"))
          .build();
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean books(DataSource dataSource) {
      return unit("books", dataSource, "dev.aludel.spring.shop");
    }

    @Bean
    LocalContainerEntityManagerFactoryBean shelves(
        @Qualifier("shelfDataSource") DataSource shelfDataSource) {
      LocalContainerEntityManagerFactoryBean shelves =
          unit("shelves", shelfDataSource, "dev.aludel.spring.shelf");
      shelves.setJpaPropertyMap(Map.of("hibernate.default_schema", "rooms"));
      return shelves;
    }

    private static LocalContainerEntityManagerFactoryBean unit(
        String name, DataSource dataSource, String packages) {
      LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
      factory.setPersistenceUnitName(name);
      factory.setDataSource(dataSource);
      factory.setPackagesToScan(packages);
      factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
      return factory;
    }
  }
}
