package dev.aludel.spring;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.spring.plain.PlainApplication;
import dev.aludel.testing.StartUpContract;
import java.util.Map;

/** The contract with Spring Boot between the settings and the library. */
class StartUpContractSpringPostgresTest extends StartUpContract {

  StartUpContractSpringPostgresTest(PostgresDatabase shared) {
    super(shared);
  }

  @Override
  protected Outcome start(Map<String, String> settings) {
    Applications application =
        Applications.withoutDatabase()
            .with("spring.datasource.url", settings.getOrDefault("url", ""))
            .with("spring.datasource.username", settings.getOrDefault("user", ""))
            .with("spring.datasource.password", settings.getOrDefault("password", ""))
            .with("spring.datasource.hikari.connection-timeout", "1000");
    own(settings).forEach((name, value) -> application.with("aludel." + name, value));
    // What the user reads is what the analysis says, not what was thrown.
    Analyses.forget();
    try {
      application.start(PlainApplication.class).close();
      return new Outcome(true, "");
    } catch (RuntimeException e) {
      return new Outcome(false, Analyses.last());
    }
  }

  /** The settings that are Aludel's; the application has a data source beside it. */
  Map<String, String> own(Map<String, String> settings) {
    return settings;
  }

  @Override
  protected String prefix() {
    return "aludel\\.";
  }
}
