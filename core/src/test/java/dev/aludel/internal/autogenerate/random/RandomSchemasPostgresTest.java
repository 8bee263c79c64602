package dev.aludel.internal.autogenerate.random;

import static org.assertj.core.api.Assertions.fail;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random pairs of schemas: the way from one to the other leads there, and the way back leads back.
 *
 * <p>{@code -Daludel.test.seed=N} begins with the pair of that seed, {@code -Daludel.test.pairs=N}
 * says how many the long run tries, {@code -Daludel.test.online=true} takes the forms that keep
 * nobody waiting.
 */
@ExtendWith(PostgresExtension.class)
class RandomSchemasPostgresTest {

  private static final int IN_THE_GATE = 80;
  private static final int IN_THE_LONG_RUN = 5000;

  private final PostgresDatabase database;

  RandomSchemasPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void theDifferenceOfTwoRandomSchemasLeadsThereAndBack() throws SQLException {
    tryPairs(
        Long.getLong("aludel.test.seed", 1), Integer.getInteger("aludel.test.pairs", IN_THE_GATE));
  }

  @Test
  @Tag("soak")
  void theDifferenceOfThousandsOfRandomSchemasLeadsThereAndBack() throws SQLException {
    tryPairs(
        Long.getLong("aludel.test.seed", System.nanoTime()),
        Integer.getInteger("aludel.test.pairs", IN_THE_LONG_RUN));
  }

  private void tryPairs(long seed, int pairs) throws SQLException {
    Map<String, String> faults = new LinkedHashMap<>();
    int statements = 0;

    int failing = 0;
    long begin = System.nanoTime();
    try (Connection connection = database.dataSource().getConnection()) {
      OneTransaction transaction = new OneTransaction(connection);
      Trial trial = new Trial(transaction, database.serverMajor());
      for (int i = 0; i < pairs; i++) {
        RandomPair pair = RandomPair.of(seed + i, transaction);
        statements += pair.before().size() + pair.after().size();
        Optional<Trial.Fault> fault = trial.fault(pair);
        failing += fault.isPresent() ? 1 : 0;
        if (fault.isPresent() && !faults.containsKey(fault.get().sort())) {
          String sort = fault.get().sort();
          RandomPair small =
              Boolean.getBoolean("aludel.test.raw") ? pair : Shrinking.smallest(trial, pair, sort);
          faults.put(
              sort,
              "-Daludel.test.seed=%d -Daludel.test.pairs=1 repeats it: %s%n%s%n%s"
                  .formatted(
                      seed + i,
                      sort,
                      small.text(),
                      trial
                          .fault(small)
                          .map(Trial.Fault::told)
                          .orElse("(it does not fail again)")));
          System.out.println("=== " + faults.get(sort));
        }
      }
    }
    System.out.println(
        pairs
            + " pairs, "
            + statements
            + " statements, "
            + failing
            + " failing, ms "
            + (System.nanoTime() - begin) / 1000000);
    if (!faults.isEmpty()) {
      fail(String.join("\n\n", faults.values()));
    }
  }
}
