package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who may write the log runs code as whoever downgrades. */
@ExtendWith(PostgresExtension.class)
class TableWritersPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  @Test
  void validateWarnsWhereOthersMayWriteTheTables() {
    aludel().upgrade();
    database.execute("CREATE ROLE upkeep_app; CREATE ROLE \"upkeep reader\"");
    try {
      database.execute("GRANT SELECT ON aludel_log, aludel_version TO \"upkeep reader\"");
      try (LogCapture log = new LogCapture()) {
        aludel().validate(false);
        assertThat(log.lines()).isEmpty();
      }
      database.execute(
          "GRANT INSERT ON aludel_log TO upkeep_app; GRANT TRIGGER ON aludel_version TO PUBLIC;"
              + " GRANT UPDATE (version_num) ON aludel_version TO \"upkeep reader\"");
      try (LogCapture log = new LogCapture()) {
        aludel().validate(false);
        assertThat(log.lines())
            .containsExactly(
                "'upkeep_app' may write the table 'aludel_log'. Whoever writes it decides which SQL the next upgrade or downgrade runs, as its user. Take that away with 'REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER ON \"public\".\"aludel_log\" FROM \"upkeep_app\"'.",
                "'PUBLIC' may write the table 'aludel_version'. Whoever writes it decides which SQL the next upgrade or downgrade runs, as its user. Take that away with 'REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER ON \"public\".\"aludel_version\" FROM PUBLIC'.",
                "'upkeep reader' may write the table 'aludel_version'. Whoever writes it decides which SQL the next upgrade or downgrade runs, as its user. Take that away with 'REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER ON \"public\".\"aludel_version\" FROM \"upkeep reader\"'.");
      }
    } finally {
      database.execute(
          "DROP OWNED BY upkeep_app, \"upkeep reader\"; DROP ROLE upkeep_app, \"upkeep reader\"");
    }
  }
}
