package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** kill -9 at random moments: the next start ends where an undisturbed run does. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
@Isolated("many processes, and waits that are short")
class KillPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void thirty(PostgresDatabase shared) {
    database = shared;
    folder = RevisionFolder.in(temp);
    ThirtyRevisions.write(folder);
  }

  @Test
  void killedAFewTimes() throws Exception {
    kill(4, new Random(4711));
  }

  @Test
  @Tag("soak")
  void killedFiftyTimes() throws Exception {
    kill(50, new Random(20241107));
  }

  private void kill(int times, Random random) throws Exception {
    long millis;
    List<String> undisturbed;
    try (PostgresDatabase fresh = database.fresh()) {
      UpgradeProcess process = process(fresh).ready();
      long begun = System.currentTimeMillis();
      process.go();
      millis = process.head() - begun;
      undisturbed = ThirtyRevisions.outcome(fresh);
    }
    ThirtyRevisions revisions = new ThirtyRevisions();
    int inMidRun = 0;
    int tried = 0;
    for (; inMidRun < times && tried < 3 * times; tried++) {
      // One after the other: a database that is left open would be in the way of the next one's.
      try (PostgresDatabase fresh = database.fresh()) {
        UpgradeProcess process = process(fresh).ready();
        long wait = (long) (random.nextDouble() * millis);
        process.go();
        Thread.sleep(wait);
        boolean killed = process.kill();
        List<String> rows = rows(fresh);
        inMidRun += killed && !rows.equals(List.of("r29")) ? 1 : 0;
        revisions.nextStart(
            Aludel.builder().dataSource(fresh.dataSource()).locations(folder.location()).build(),
            fresh);
        assertThat(ThirtyRevisions.outcome(fresh))
            .as("killed after %d of %d ms, at %s", wait, millis, rows)
            .isEqualTo(undisturbed);
      }
    }
    System.out.printf(
        "kill -9: %d times, %d of them in mid-run; %d times a person had to look%n",
        tried, inMidRun, revisions.unsettled());
    assertThat(inMidRun).isEqualTo(times);
  }

  private UpgradeProcess process(PostgresDatabase fresh) {
    return UpgradeProcess.start(fresh, fresh.url(), folder.location());
  }

  private static List<String> rows(PostgresDatabase fresh) {
    return fresh.strings("SELECT to_regclass('aludel_version')").equals(List.of("null"))
        ? List.of()
        : fresh.strings("SELECT version_num FROM aludel_version");
  }
}
