package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Spring Session on tables that a revision makes, in both generations. */
@ExtendWith(PostgresExtension.class)
class SessionPostgresTest {

  private final PostgresDatabase db;

  SessionPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void itsTablesAreThereBeforeTheFirstSession() {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(PlainApplication.class, FirstSession.class)
            .run(
                Applications.on(db)
                    .with("spring.autoconfigure.exclude", "")
                    .with("spring.quartz.auto-startup", "false")
                    .with("spring.session.jdbc.initialize-schema", "never")
                    .with("aludel.locations", "classpath:dev/aludel/spring/session")
                    .with("server.port", "0")
                    .arguments())) {
      assertThat(application.isRunning()).isTrue();
      assertThat(db.strings("SELECT attribute_name FROM spring_session_attributes"))
          .containsExactly("cart");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class FirstSession {
    /** A bean of the application's own comes first, and with it what it needs. */
    @Bean
    String firstSession(SessionRepository<? extends Session> sessions) {
      return save(sessions);
    }

    private static <S extends Session> String save(SessionRepository<S> sessions) {
      S session = sessions.createSession();
      session.setAttribute("cart", "empty");
      sessions.save(session);
      return session.getId();
    }
  }
}
