package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.VetoedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of the manual; a stand-in for pg_dump, which the tests' server comes without. */
@ExtendWith(PostgresExtension.class)
@DisabledOnOs(OS.WINDOWS)
class BackupFirstTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Aludel aludel(PostgresDatabase database, String script) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .listener(new BackupFirst(List.of("/bin/sh", "-c", script, "backup"), folder, NOON))
        .build();
  }

  @Test
  void aBackupIsMadeBeforeAnythingIsRunAndOnlyWhereThereIsSomethingToDo(PostgresDatabase shared) {
    PostgresDatabase database = shared.fresh();
    Aludel aludel = aludel(database, "echo dumped >> \"$1\"");

    aludel.upgrade("20241107_120000");
    aludel.upgrade("20241107_120000");

    assertThat(folder.resolve("backup_20261122_120000.dump")).hasContent("dumped");
  }

  @Test
  void withoutABackupNothingIsRun(PostgresDatabase shared) {
    PostgresDatabase database = shared.fresh();

    assertThatThrownBy(() -> aludel(database, "exit 3").upgrade())
        .isInstanceOf(VetoedException.class)
        .hasMessage(
            "The listener dev.aludel.examples.quickstart.BackupFirst refused the plan of 15"
                + " revision(s): the backup '"
                + folder.resolve("backup_20261122_120000.dump")
                + "' failed with exit code 3\nNothing was run. Mend what it asks for, then run it"
                + " again.");
    assertThat(database.strings("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");
  }
}
