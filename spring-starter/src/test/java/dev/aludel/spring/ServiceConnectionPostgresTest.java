package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container that says where the test's server is, and starts nothing. */
@ExtendWith(PostgresExtension.class)
class ServiceConnectionPostgresTest {

  private static final AtomicReference<PostgresDatabase> SERVER = new AtomicReference<>();

  private final PostgresDatabase db;

  ServiceConnectionPostgresTest(PostgresDatabase shared) {
    this.db = shared.fresh();
    SERVER.set(db);
  }

  @Test
  void aContainerIsTheDatabase() {
    application().start(PlainApplication.class, WithContainer.class).close();
    assertThat(db.strings("SELECT tableowner FROM pg_tables WHERE tablename = 'customer'"))
        .containsExactly(db.user());
  }

  @Test
  void itIsReachedWithoutADataSourceToo() {
    try (ConfigurableApplicationContext application =
        application().start(Bare.class, WithContainer.class)) {
      assertThat(application.getBean(Aludel.class).current().rows())
          .containsExactly("20250102_090000");
    }
  }

  @Test
  void usersOfOnesOwnHoldBesideIt() {
    String owner = db.name() + "_owner";
    db.execute(
        "CREATE ROLE " + owner + " LOGIN PASSWORD 'secret'",
        "GRANT CREATE, USAGE ON SCHEMA public TO " + owner);
    try {
      application()
          .with("aludel.user", owner)
          .with("aludel.password", "secret")
          .start(PlainApplication.class, WithContainer.class)
          .close();
      assertThat(db.strings("SELECT tableowner FROM pg_tables WHERE tablename = 'customer'"))
          .containsExactly(owner);
    } finally {
      db.execute("DROP OWNED BY " + owner, "DROP ROLE " + owner);
    }
  }

  private static Applications application() {
    return Applications.withoutDatabase().with("aludel.locations", "classpath:shop/migrations");
  }

  @Configuration(proxyBeanMethods = false)
  static class WithContainer {
    @Bean
    @ServiceConnection
    PostgreSQLContainer postgres() {
      return new StandIn(Objects.requireNonNull(SERVER.get()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServiceConnectionAutoConfiguration.class,
    AludelAutoConfiguration.class
  })
  static class Bare {}

  private static final class StandIn extends PostgreSQLContainer {
    private final PostgresDatabase server;

    StandIn(PostgresDatabase server) {
      super("postgres:17");
      this.server = server;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public String getJdbcUrl() {
      return server.url();
    }

    @Override
    public String getUsername() {
      return server.user();
    }

    @Override
    public String getPassword() {
      return server.password();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
