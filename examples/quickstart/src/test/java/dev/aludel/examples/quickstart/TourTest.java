package dev.aludel.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class TourTest {

  private final PostgresDatabase db;

  TourTest(PostgresDatabase db) {
    this.db = db;
  }

  @Test
  void theTourShowsTheWayToHeadAndBack() {
    assertThat(tour()).isEqualTo("");
  }

  private String tour() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(db.url());
    settings.setUsername(db.user());
    settings.setPassword(db.password());
    settings.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(settings)) {
      new Tour(pool, new PrintStream(printed, true, UTF_8)).run();
    }
    return printed.toString(UTF_8).replaceAll(" +\\d+ ms", " N ms");
  }
}
