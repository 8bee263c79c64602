package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.autogenerate.SchemaPair;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What {@code aludel dump} writes of a schema makes the same schema again, and is written of that
 * one in the same words. Where there is a pg_dump of the server's version, it says the same. The
 * schemas are a sixth of those of the pairs, as the two of a pair are mostly made of the same
 * kinds: {@code -Daludel.pairs.both=1} takes all.
 */
@ResourceLock(value = "scratch databases", mode = ResourceAccessMode.READ)
@ExtendWith(PostgresExtension.class)
class PairDumpsPostgresTest {

  private final PostgresDatabase database;
  @TempDir private Path folder;

  PairDumpsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @TestFactory
  Stream<DynamicTest> aDumpMakesTheSameSchemaAgain() throws IOException {
    SchemaTrial trial = new SchemaTrial(database, folder);
    String only = System.getProperty("aludel.pairs.only", ".*");
    return SchemaPair.all().stream()
        .filter(pair -> pair.oldest() <= database.serverMajor())
        .filter(pair -> pair.name().matches(only))
        .flatMap(pair -> tests(pair, trial))
        .onClose(trial::close);
  }

  /**
   * Whether an inherited column is the table's own as well, its NOT NULL's name, and which role
   * granted a privilege, go lost.
   */
  private static final Set<String> NOT_AS_PG_DUMP_HAS_IT =
      Set.of(
          "inheritance",
          "inherited-and-own",
          "same-names-of-not-null-v18",
          "same-names-of-not-null-kept-v18",
          "privileges-passed-on");

  private static Stream<DynamicTest> tests(SchemaPair pair, SchemaTrial trial) {
    boolean exact = !NOT_AS_PG_DUMP_HAS_IT.contains(pair.name());
    boolean all = System.getProperty("aludel.pairs.both") != null;
    int share = pair.share(6);
    Stream<DynamicTest> before =
        Stream.of(
            DynamicTest.dynamicTest(
                pair.name() + ", before", () -> judge(pair.before(), exact, trial)));
    Stream<DynamicTest> after =
        Stream.of(
            DynamicTest.dynamicTest(
                pair.name() + ", after", () -> judge(pair.after(), exact, trial)));
    return Stream.concat(
        all || share == 0 ? before : Stream.of(), all || share == 3 ? after : Stream.of());
  }

  @Test
  void aDumpCanBeLoadedStatementByStatement() throws Exception {
    SchemaTrial trial = new SchemaTrial(database, folder);
    SchemaPair pair =
        SchemaPair.all().stream()
            .filter(one -> one.name().equals("functions-out-of-order"))
            .findFirst()
            .orElseThrow();
    try (PostgresDatabase original = trial.load(pair.after());
        PostgresDatabase restored = database.fresh();
        Connection connection = restored.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      String dump = trial.dump(trial.settled(trial.read(original)));
      assertThat(dump).contains("SET check_function_bodies = off");
      // The functions of this pair have no blank lines.
      for (String paragraph : dump.split("\n\n")) {
        statement.execute(paragraph);
      }
      assertThat(trial.between(trial.read(original), trial.read(restored))).isEmpty();
    } finally {
      trial.close();
    }
  }

  private static void judge(String text, boolean exact, SchemaTrial trial) throws SQLException {
    try (PostgresDatabase original = trial.load(text)) {
      Schema schema = trial.settled(trial.read(original));
      try (PostgresDatabase restored = trial.load(trial.dump(schema))) {
        Schema again = trial.read(restored);
        assertThat(trial.between(schema, again)).isEmpty();
        assertThat(trial.between(again, schema)).isEmpty();
        assertThat(trial.dump(again)).isEqualTo(trial.dump(schema));
        if (exact) {
          trial.assertSameDump(restored, original);
        }
      }
    }
  }
}
