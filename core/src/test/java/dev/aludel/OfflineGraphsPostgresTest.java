package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.postgres.Catalog;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.HistoryEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random histories with branches, merges and dependencies: printed and run, against online. */
@ExtendWith(PostgresExtension.class)
class OfflineGraphsPostgresTest {

  private static final int REVISIONS = 12;
  private static final int COMMANDS = 6;

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({"BY_JDBC, 1", "BY_JDBC, 2", "BY_JDBC, 4", "BY_PSQL, 7"})
  void aScriptDoesWhatTheRunOnlineDoes(ScriptRunner way, long seed, PostgresDatabase shared) {
    Random random = new Random(seed);
    RevisionFolder folder = RevisionFolder.in(temp);
    List<String> ids = write(folder, random);
    PostgresDatabase online = shared.fresh();
    PostgresDatabase offline = shared.fresh();
    PostgresDatabase elsewhere = shared.fresh();
    aludel(elsewhere, folder).upgrade(ids.get(random.nextInt(REVISIONS)));
    Aludel runs = aludel(online, folder);
    Aludel prints = aludel(offline, folder);

    for (int i = 0; i < COMMANDS; i++) {
      boolean up = i % 2 == 0;
      String target = i == 0 ? "heads" : target(runs, up, random);
      Collection<String> rows = new TreeSet<>(runs.current().rows());
      String start = rows.isEmpty() ? "base" : String.join(",", rows);
      String range = random.nextInt(4) == 0 ? "current:" + target : start + ":" + target;
      Optional<AludelException> refused = run(runs, up, target);
      StringBuilder script = new StringBuilder();
      if (refused.isPresent()) {
        assertThatThrownBy(() -> print(prints, up, range, script))
            .isInstanceOf(refused.get().getClass());
        assertThat(script).isEmpty();
      } else if (rows.equals(runs.current().rows())) {
        continue; // Nothing ran; whether that is worth an error is told elsewhere.
      } else {
        print(prints, up, range, script);
        stopsElsewhere(way, elsewhere, rows, script.toString());
        way.runsToItsEnd(offline, script.toString());
        way.stopsBeforeItChangesAnything(offline, script.toString());
      }
      assertThat(ScriptRunner.state(offline))
          .as("%s, seed %d", range, seed)
          .isEqualTo(ScriptRunner.state(online));
    }
    assertThat(Catalog.log(offline, "aludel_log"))
        .as("revisions printed and run")
        .hasSizeGreaterThan(REVISIONS);
  }

  private static void stopsElsewhere(
      ScriptRunner way, PostgresDatabase elsewhere, Collection<String> start, String script) {
    if (!Catalog.rows(elsewhere, "aludel_version").equals(List.copyOf(start))) {
      assertThat(way.stopsBeforeItChangesAnything(elsewhere, script).error())
          .contains("The version table holds {");
    }
  }

  private static Aludel aludel(PostgresDatabase database, RevisionFolder folder) {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  /** Anything to go up to; something that is applied to go down to, mostly. */
  private static String target(Aludel aludel, boolean up, Random random) {
    List<HistoryEntry> choice = new ArrayList<>(aludel.history("", true));
    choice.removeIf(entry -> !up && entry.current() && random.nextInt(4) > 0);
    choice.removeIf(entry -> !up && !entry.applied() && random.nextInt(4) > 0);
    return choice.isEmpty() || random.nextInt(5) == 0
        ? up ? "heads" : "base"
        : choice.get(random.nextInt(choice.size())).revision().id();
  }

  private static Optional<AludelException> run(Aludel aludel, boolean up, String target) {
    try {
      if (up) {
        aludel.upgrade(target);
      } else {
        aludel.downgrade(target);
      }
      return Optional.empty();
    } catch (AludelException e) {
      return Optional.of(e);
    }
  }

  private static void print(Aludel aludel, boolean up, String range, Appendable sql) {
    if (up) {
      aludel.offline().upgrade(range, sql);
    } else {
      aludel.offline().downgrade(range, sql);
    }
  }

  /** Each table refers to those of the revisions before it, so that a wrong order fails. */
  private static List<String> write(RevisionFolder folder, Random random) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < REVISIONS; i++) {
      ids.add("r%03d".formatted(random.nextInt(90) * 10 + i % 10 + (i / 10) * 1000));
    }
    Collections.shuffle(ids, random);
    Set<String> before = new HashSet<>();
    for (int i = 0; i < REVISIONS; i++) {
      List<String> parents = some(ids.subList(0, i), random, i == 0 ? 0 : random.nextInt(8) / 3);
      List<String> others = new ArrayList<>(ids.subList(0, i));
      others.removeAll(parents);
      List<String> dependsOn = some(others, random, random.nextInt(4) == 0 ? 1 : 0);
      String id = ids.get(i);
      List<String> needs = new ArrayList<>(parents);
      needs.addAll(dependsOn);
      before.addAll(needs);
      String columns =
          needs.stream()
              .map(need -> ", of_" + need + " int REFERENCES t_" + need)
              .collect(Collectors.joining());
      folder.file(
          id + "_step_" + i + ".sql",
          """
          -- @revises %s
          %s
          -- @upgrade
          CREATE TABLE t_%s (id int PRIMARY KEY%s);
          INSERT INTO t_%s (id) VALUES (%d);
          -- @downgrade
          DROP TABLE t_%s;
          """
              .formatted(
                  parents.isEmpty() ? "base" : String.join(", ", parents),
                  dependsOn.isEmpty() ? "" : "-- @depends-on " + String.join(", ", dependsOn),
                  id,
                  columns,
                  id,
                  i,
                  id));
    }
    assertThat(before).isNotEmpty();
    return ids;
  }

  private static List<String> some(List<String> from, Random random, int count) {
    List<String> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, random);
    return new ArrayList<>(shuffled.subList(0, Math.min(count, shuffled.size())));
  }
}
