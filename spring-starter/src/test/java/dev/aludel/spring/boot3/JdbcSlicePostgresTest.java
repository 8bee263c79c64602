package dev.aludel.spring.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.shop.ShopApplication;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** Spring Boot's slice of JDBC, as this generation has it. */
@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@ContextConfiguration(classes = ShopApplication.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(PostgresExtension.class)
class JdbcSlicePostgresTest {

  private static final AtomicReference<PostgresDatabase> DB = new AtomicReference<>();

  private final JdbcTemplate customers;

  JdbcSlicePostgresTest(JdbcTemplate customers) {
    this.customers = customers;
  }

  @BeforeAll
  static void database(PostgresDatabase shared) {
    DB.set(shared.fresh());
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> db().url());
    registry.add("spring.datasource.username", () -> db().user());
    registry.add("spring.datasource.password", () -> db().password());
    registry.add("spring.jpa.hibernate.ddl-auto", () -> "validate");
    registry.add("aludel.locations", () -> "classpath:shop/migrations");
  }

  private static PostgresDatabase db() {
    return Objects.requireNonNull(DB.get());
  }

  @Test
  void theSliceHasTheSchemaAndWhatIsInIt() {
    assertThat(customers.queryForList("SELECT name FROM customer", String.class))
        .containsExactly("Ada");
  }
}
