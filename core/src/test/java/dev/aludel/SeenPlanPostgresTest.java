package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RowsMovedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.revision.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A plan that somebody has looked at runs as it was seen, or not at all. */
@ExtendWith(PostgresExtension.class)
class SeenPlanPostgresTest {

  @TempDir Path temp;
  private PostgresDatabase database;
  private Aludel aludel;

  @BeforeEach
  void threeTables(PostgresDatabase shared) {
    database = shared.fresh();
    RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa").table("cccc", "bbbb");
    aludel = aludel();
  }

  private Aludel aludel() {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + temp)
        .build();
  }

  @Test
  void bothWays() {
    assertThat(aludel.run(aludel.pending("+2")).revisions()).containsExactly("aaaa", "bbbb");
    assertThat(aludel.run(aludel.takingBack("aaaa")).revisions()).containsExactly("bbbb");
    assertThat(aludel.run(aludel.takingBack("base")).rowsAfter()).isEmpty();
  }

  @Test
  void whereTheDatabaseHasMovedOnNothingRuns() {
    Plan seen = aludel.pending();
    aludel.upgrade("+1");
    assertThatThrownBy(() -> aludel.run(seen))
        .isInstanceOf(RowsMovedException.class)
        .hasMessage(
            "The database or the revisions have changed since this was planned: the version table held base then, and holds 'aaaa' now.\n"
                + "Nothing was done. Look again at what is to be done now, and say so anew.");
    Plan down = aludel.takingBack("-1");
    aludel.upgrade("+1");
    assertThatThrownBy(() -> aludel.run(down)).isInstanceOf(RowsMovedException.class);
    assertThat(aludel.current().rows()).containsExactly("bbbb");
  }

  @Test
  void whereARevisionCameNothingRuns() {
    Plan seen = aludel.pending();
    RevisionFolder.in(temp).table("dddd", "cccc");
    assertThatThrownBy(() -> aludel().run(seen)).isInstanceOf(RowsMovedException.class);
    aludel.upgrade();
    assertThatThrownBy(() -> aludel.run(seen))
        .as("also where there is nothing left to do")
        .isInstanceOf(RowsMovedException.class);
  }
}
