package dev.aludel.internal.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.RevisionFolder;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.Runner;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A runner that works without the lock, as after a lost one, never applies a revision a second
 * time.
 */
@ExtendWith(PostgresExtension.class)
class GuardPostgresTest {

  @TempDir Path temp;
  private PostgresDatabase database;
  private ConnectionSource source;
  private Scripts scripts;
  private RunSettings settings;

  @BeforeEach
  void diamond(PostgresDatabase shared) {
    database = shared.fresh();
    // Every revision can run any number of times, so that only the guard stands in the way.
    database.execute("CREATE TABLE public.ran (revision text, direction text)");
    RevisionFolder folder = RevisionFolder.in(temp);
    counting(folder, "aaaa", "base");
    counting(folder, "bbbb", "aaaa");
    counting(folder, "cccc", "aaaa");
    counting(folder, "dddd", "bbbb, cccc");
    counting(folder, "eeee", "base");
    source = ConnectionSource.of(database.dataSource());
    settings =
        new RunSettings(
            Settings.defaults()
                .withPolicies(Policies.defaults().withOnUnversioned(Policies.OnUnversioned.UPGRADE))
                .withLimits(Limits.defaults().withLockTimeout(Duration.ofSeconds(30))),
            "test",
            false);
    scripts =
        Scripts.load(
            List.of(folder.location()),
            getClass().getClassLoader(),
            SuppliedMigrations.NOTHING,
            false);
  }

  private static void counting(RevisionFolder folder, String id, String revises) {
    folder.revision(
        id,
        revises,
        "INSERT INTO public.ran VALUES ('" + id + "', 'up');",
        "INSERT INTO public.ran VALUES ('" + id + "', 'down');");
  }

  private StepRunner runner(Session session, DatabaseState state) {
    Visit visit = new Visit(session, scripts, settings, state);
    return new StepRunner(new RunContext(visit, new Listeners(List.of())));
  }

  private Runner runner() {
    return new Runner(scripts, source, settings, new Listeners(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "base step,            eeee, aaaa, UPGRADE,   aaaa",
    "step on the line,     aaaa, bbbb, UPGRADE,   bbbb",
    "branch step,          bbbb, cccc, UPGRADE,   cccc",
    "merge step,           cccc, dddd, UPGRADE,   dddd",
    "unmerge step,         dddd, cccc, DOWNGRADE, dddd",
    "step down to base,    aaaa, aaaa@base, DOWNGRADE, aaaa",
  })
  void twoRunnersWithTheSamePlanRunAStepOnce(
      String kind, String start, String target, Direction direction, String revision)
      throws Exception {
    runner().run(Direction.UPGRADE, "eeee");
    runner().run(Direction.UPGRADE, start.equals("eeee") ? "eeee" : start);
    if (start.equals("cccc")) {
      runner().run(Direction.UPGRADE, "bbbb");
    }
    database.execute("TRUNCATE public.ran");

    try (Session one = source.open(Duration.ZERO);
        Session two = source.open(Duration.ZERO)) {
      Visit visit = Visit.to(one, scripts, settings);
      DatabaseState state = visit.state();
      Plan plan =
          direction == Direction.UPGRADE
              ? scripts.graph().planUpgrade(state.rows(), target)
              : scripts.graph().planDowngrade(state.rows(), target);
      List<PreparedStep> steps = new PlanCheck(visit).prepare(plan);
      assertThat(steps.get(0).step().revision().id()).as(kind).isEqualTo(revision);
      one.lent().remember();
      two.lent().remember();
      CompletableFuture<Throwable> second =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  runner(two, state).attempt(steps.get(0), plan.rows(), 1);
                  return new AssertionError("ran twice");
                } catch (RowsMovedException e) {
                  return e;
                }
              });
      Throwable first = null;
      try {
        runner(one, state).attempt(steps.get(0), plan.rows(), 1);
      } catch (RowsMovedException e) {
        first = e;
      }
      Throwable refused = second.get(60, TimeUnit.SECONDS);
      // Either of the two may come first.
      assertThat(first instanceof RowsMovedException ^ refused instanceof RowsMovedException)
          .as(kind)
          .isTrue();
    }
    assertThat(database.strings("SELECT revision FROM public.ran")).containsExactly(revision);
  }

  @Test
  void theRefusalSaysWhatWasFound() {
    runner().run(Direction.UPGRADE, "aaaa");
    try (Session session = source.open(Duration.ZERO)) {
      Visit visit = Visit.to(session, scripts, settings);
      DatabaseState state = visit.state();
      Plan plan = scripts.graph().planUpgrade(state.rows(), "bbbb");
      List<PreparedStep> steps = new PlanCheck(visit).prepare(plan);
      runner().run(Direction.UPGRADE, "bbbb");
      session.lent().remember();
      assertThatThrownBy(() -> runner(session, state).attempt(steps.get(0), plan.rows(), 1))
          .isInstanceOf(RowsMovedException.class)
          .hasMessage(
              "Another process changed the version table \"public\".\"aludel_version\" in the meantime:"
                  + " The version table holds {bbbb} where this step starts from {aaaa}.\n"
                  + "The step was rolled back and nothing ran twice. Look at 'current', then run it again.");
    }
  }
}
