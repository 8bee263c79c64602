package dev.aludel.testing;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.postgres.PostgresDatabase;
import java.util.Map;

/** A plain application, which hands its settings over. */
class StartUpContractPlainPostgresTest extends StartUpContract {

  StartUpContractPlainPostgresTest(PostgresDatabase shared) {
    super(shared);
  }

  @Override
  protected Outcome start(Map<String, String> settings) {
    try {
      Aludel.builder().settings(settings).build().start();
      return new Outcome(true, "");
    } catch (AludelException e) {
      return new Outcome(false, e.description() + "\n" + e.action());
    }
  }
}
