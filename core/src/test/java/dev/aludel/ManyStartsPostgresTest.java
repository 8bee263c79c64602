package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Many processes start at once on an empty database. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
@Isolated("many processes, and waits that are short")
class ManyStartsPostgresTest {

  @TempDir Path temp;
  private final PostgresDatabase shared;

  ManyStartsPostgresTest(PostgresDatabase shared) {
    this.shared = shared;
  }

  @Test
  void fiveProcessesWhileAnIndexIsBuiltConcurrently() throws Exception {
    startAtOnce(5, RevisionFolder.in(temp));
  }

  @Test
  @Tag("soak")
  void twelveProcessesWhileAnIndexIsBuiltConcurrently() throws Exception {
    startAtOnce(12, RevisionFolder.in(temp));
  }

  private void startAtOnce(int count, RevisionFolder folder) throws Exception {
    folder
        .revision(
            "r000",
            "base",
            "CREATE TABLE ran (id text);\nINSERT INTO ran VALUES ('r000');\nCREATE TABLE item (id int, title text);\n"
                + "INSERT INTO item SELECT n, md5(n::text) FROM generate_series(1, 300000) n;",
            "SELECT 1;")
        .revision(
            "r001",
            "r000",
            "INSERT INTO ran VALUES ('r001');\nCREATE INDEX CONCURRENTLY item_title ON item (title);\nINSERT INTO ran VALUES ('r001');",
            "SELECT 1;");
    for (int i = 2; i < 6; i++) {
      folder.revision(
          "r00" + i,
          "r00" + (i - 1),
          "INSERT INTO ran VALUES ('r00" + i + "');\nSELECT pg_sleep(0.1);",
          "SELECT 1;");
    }
    PostgresDatabase database = shared.fresh();
    List<UpgradeProcess> processes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      processes.add(UpgradeProcess.start(database, database.url(), folder.location()));
    }
    for (UpgradeProcess process : processes) {
      process.ready();
    }
    long begun = System.currentTimeMillis();
    for (UpgradeProcess process : processes) {
      process.go();
    }
    List<Long> ends = new ArrayList<>();
    for (UpgradeProcess process : processes) {
      ends.add(process.head() - begun);
    }
    ends.sort(null);
    long spread = ends.get(count - 1) - ends.get(0);
    System.out.printf(
        "%d processes: at head after %s ms; %d ms from first to last%n", count, ends, spread);
    assertThat(database.strings("SELECT id, count(*) FROM ran GROUP BY id ORDER BY id"))
        .containsExactly("r000|1", "r001|2", "r002|1", "r003|1", "r004|1", "r005|1");
    assertThat(database.strings("SELECT revision, outcome FROM aludel_log ORDER BY id"))
        .containsExactly(
            "r000|done", "r001|done", "r002|done", "r003|done", "r004|done", "r005|done");
    assertThat(database.strings("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
        .containsExactly("0");
  }
}
