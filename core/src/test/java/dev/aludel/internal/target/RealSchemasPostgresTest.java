package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.postgres.Psql;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Schemas that other people wrote, and that are no part of this project: {@code
 * -Daludel.real-schemas=DIR} names a folder with a {@code .sql} file for each, and, in {@code
 * history/NAME/REVISION/up.sql}, the steps of some that grew. Nothing runs without it.
 */
@ResourceLock(value = "scratch databases", mode = ResourceAccessMode.READ)
@ExtendWith(PostgresExtension.class)
class RealSchemasPostgresTest {

  private static final int RANDOM_WAYS = Integer.getInteger("aludel.real-schemas.ways", 200);

  private final PostgresDatabase database;
  @TempDir private Path folder;

  RealSchemasPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @TestFactory
  Stream<DynamicTest> aWholeSchemaIsMadeAndTakenAwayAndDumped() throws IOException {
    return chosen(schemas(), ".sql")
        .map(file -> DynamicTest.dynamicTest(name(file), () -> whole(Files.readString(file))));
  }

  @TestFactory
  Stream<DynamicTest> aHistoryIsFollowedStepByStepAndAcross() throws IOException {
    return chosen(schemas().resolve("history"), "")
        .map(steps -> DynamicTest.dynamicTest(name(steps), () -> history(steps)));
  }

  private static Path schemas() {
    String folder = System.getProperty("aludel.real-schemas", "");
    assumeTrue(!folder.isEmpty(), "-Daludel.real-schemas=DIR names no folder");
    return Path.of(folder);
  }

  private static Stream<Path> chosen(Path folder, String ending) throws IOException {
    String only = System.getProperty("aludel.real-schemas.only", ".*");
    return files(folder, ending).filter(file -> name(file).matches(only));
  }

  private static Stream<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(file -> Files.isDirectory(file) == ending.isEmpty())
          .filter(file -> name(file).endsWith(ending))
          .sorted(Comparator.comparing(file -> name(file).replace("-", "")))
          .toList()
          .stream();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private void whole(String text) throws SQLException {
    try (SchemaTrial trial = new SchemaTrial(database, folder);
        PostgresDatabase original = trial.load(text);
        PostgresDatabase made = trial.empty()) {
      Schema wanted = trial.read(original);
      Schema nothing = trial.read(made);
      Schema there = trial.lead(made, nothing, wanted);
      trial.assertSameDump(made, original);
      if (trial.hasPgDump()) {
        restored(trial, Psql.dumpSchema(original), wanted);
      }
      assertThat(trial.lead(made, there, nothing)).isEqualTo(nothing);
      try (PostgresDatabase empty = trial.empty()) {
        trial.assertSameDump(made, empty);
      }
      restored(trial, trial.dump(trial.settled(wanted)), wanted);
    }
  }

  private static void restored(SchemaTrial trial, String dump, Schema wanted) throws SQLException {
    try (PostgresDatabase restored = trial.load(dump)) {
      Schema again = trial.read(restored);
      assertThat(trial.between(again, wanted)).isEmpty();
      assertThat(trial.between(wanted, again)).isEmpty();
    }
  }

  private void history(Path steps) throws IOException, SQLException {
    try (SchemaTrial trial = new SchemaTrial(database, folder);
        PostgresDatabase real = trial.empty();
        PostgresDatabase walked = trial.empty()) {
      List<Schema> states = new ArrayList<>(List.of(trial.read(real)));
      Schema at = states.get(0);
      for (Path step : files(steps, "").toList()) {
        trial.run(real, Files.readString(step.resolve("up.sql")));
        Schema state = trial.read(real);
        if (!trial.plain(states.get(states.size() - 1), state).isEmpty()) {
          at = trial.lead(walked, at, state);
          states.add(state);
        }
      }
      trial.assertSameDump(walked, real);
      for (int i = states.size() - 2; i >= 0; i--) {
        at = trial.lead(walked, at, states.get(i));
      }
      Random random = new Random(7);
      for (int i = 0; i < RANDOM_WAYS; i++) {
        at = trial.lead(walked, at, states.get(random.nextInt(states.size())));
      }
      System.out.println(
          name(steps) + ": " + states.size() + " states, there and back, and " + RANDOM_WAYS);
    }
  }
}
