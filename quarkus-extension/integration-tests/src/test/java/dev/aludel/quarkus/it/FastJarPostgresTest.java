package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application as a process, with what is set when it starts. */
@ExtendWith(PostgresExtension.class)
class FastJarPostgresTest {

  private static final String ROWS = "SELECT version_num FROM aludel_version";

  private final PostgresDatabase db;

  FastJarPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void itServesOnADatabaseAtHeadOverAPoolOfOne() throws Exception {
    try (Application application =
        Application.on(db).with("quarkus.datasource.jdbc.max-size", "1").serve()) {
      assertThat(application.get("/customers")).isEqualTo("Ada");
    }
    assertThat(db.strings(ROWS)).containsExactly("20250103_090000");
  }
}
