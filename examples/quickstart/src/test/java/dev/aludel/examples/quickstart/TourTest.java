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

  private final PostgresDatabase given;

  TourTest(PostgresDatabase given) {
    this.given = given;
  }

  @Test
  void theTourShowsTheWayToHeadAndBack() {
    assertThat(tour(given.fresh()))
        .isEqualTo(
            """

            -- upgrade to head

            -- history: the newest first, * where the database is, o what it has
            *       20241121_150000  add the dashboard's channel performance  (head)
            o       20241120_113000  audit content changes  (needs 20241114_083000)
            o       20241119_100000  touch updated at
            o       20241118_090000  merge content and distribution  (merge point)
            | | o   20241114_083000  partition the audit log by month
            | | o   20241114_080000  add audit log  [audit] (needs 20241106_090000)
            | o     20241112_140000  add publish jobs
            o |     20241112_104500  backfill slugs from titles
            o |     20241112_101500  add content slugs
            | o     20241111_110000  add channels
            o |     20241111_093000  add tags
            o       20241108_100000  add content versions  (branch point)
            o       20241107_130000  add content items
            o       20241107_120000  add projects
            o       20241106_090000  create users

            -- one down, and up again

            -- log: the newest five
            upgrade    20241121_150000  done in N ms  add the dashboard's channel performance
            downgrade  20241121_150000  done in N ms  add the dashboard's channel performance
            upgrade    20241121_150000  done in N ms  add the dashboard's channel performance
            upgrade    20241120_113000  done in N ms  audit content changes
            upgrade    20241119_100000  done in N ms  touch updated at
            """);
  }

  @Test
  void aSecondTourFindsNothingToUpgrade() {
    PostgresDatabase db = given.fresh();
    tour(db);

    assertThat(tour(db))
        .startsWith(
            """

            -- upgrade to head
            Nothing to do: the database is at [20241121_150000]

            -- history""");
  }

  private static String tour(PostgresDatabase db) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(db.url());
    settings.setUsername(db.user());
    settings.setPassword(db.password());
    settings.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(settings)) {
      new Tour(pool, new PrintStream(printed, true, UTF_8)).run();
    }
    return printed.toString(UTF_8).replaceAll("\\d+ ms", "N ms");
  }
}
