package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.postgres.PostgresDatabase;
import java.time.Duration;
import java.util.Map;

/** A plain application that does by itself what an adapter does for a framework's. */
class StartUpContractPlainPostgresTest extends StartUpContract {

  StartUpContractPlainPostgresTest(PostgresDatabase shared) {
    super(shared);
  }

  @Override
  protected Outcome start(Map<String, String> settings) {
    try {
      Aludel aludel = Aludel.builder().settings(settings).build();
      switch (settings.getOrDefault("mode", "upgrade")) {
        case "upgrade" -> aludel.upgrade(settings.getOrDefault("target", "head"));
        case "validate" -> aludel.validate();
        case "wait" -> aludel.await(Duration.ofSeconds(1));
        case "none" -> {}
        default -> throw new AssertionError("The builder has refused every other mode.");
      }
      return new Outcome(true, "");
    } catch (AludelException e) {
      return new Outcome(false, e.description() + "\n" + e.action());
    }
  }
}
