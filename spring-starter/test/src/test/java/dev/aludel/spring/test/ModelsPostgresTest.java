package dev.aludel.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.shop.CustomerRepository;
import dev.aludel.spring.shop.ShopApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(PostgresExtension.class)
class ModelsPostgresTest {

  private final PostgresDatabase db;
  @TempDir private Path folder;

  ModelsPostgresTest(PostgresDatabase shared) {
    this.db = shared.fresh();
  }

  private ConfigurableApplicationContext start(String table) throws IOException {
    Files.writeString(
        folder.resolve("aaaa_create_customer.sql"),
        "-- @revises base\n-- @upgrade\n" + table + ";\n-- @downgrade\nDROP TABLE customer;\n");
    return new SpringApplicationBuilder(ShopApplication.class)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.datasource.url=" + db.url(),
            "--spring.datasource.username=" + db.user(),
            "--spring.datasource.password=" + db.password(),
            "--spring.jpa.hibernate.ddl-auto=none",
            "--spring.main.banner-mode=off",
            "--aludel.locations=filesystem:" + folder);
  }

  @Test
  void entitiesThatTheRevisionsMakePassAndTheApplicationGoesOn() throws IOException {
    try (ConfigurableApplicationContext application =
        start("CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(255))")) {
      Models.modelsMatchHead(application);
      assertThat(application.getBean(CustomerRepository.class).count()).isZero();
    }
  }

  @Test
  void anEntityWhoseRevisionIsMissingIsNamed() throws IOException {
    try (ConfigurableApplicationContext application =
        start("CREATE TABLE customer (id bigint PRIMARY KEY)")) {
      assertThatThrownBy(() -> Models.modelsMatchHead(application))
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              """
              From head to hibernate, 1 change(s):
                create column customer.name
              Write them into a revision with '--aludel.run="revision --autogenerate -m '…'"'.""");
    }
  }
}
