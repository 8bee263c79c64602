package dev.aludel.testing;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.report.StairwayReport;

/**
 * Every revision up, down and up again, on an empty database made for it: the test that finds the
 * downgrade which nobody tried, or which forgot something.
 *
 * <pre>{@code
 * @ExtendWith(PostgresExtension.class)
 * class RevisionsTest {
 *   @Test
 *   void everyRevisionGoesUpDownAndUpAgain(PostgresDatabase database) {
 *     assertThat(Stairway.climb(Aludel.builder(), database).oneWay()).isEmpty();
 *   }
 * }
 * }</pre>
 */
public final class Stairway {

  private Stairway() {}

  /**
   * Climbs all revisions of a build. Where the settings name tenants, the first one stands for all.
   *
   * @param builder the application's own, with all but the data source
   * @param beside a database of the test; the one that is climbed is made on the same server, and
   *     dropped at the end
   * @return what was climbed, and which revisions only go up
   * @throws dev.aludel.error.RevisionFailedException for the first revision that fails
   */
  public static StairwayReport climb(AludelBuilder builder, PostgresDatabase beside) {
    try (PostgresDatabase empty = beside.fresh()) {
      Aludel aludel = builder.dataSource(empty.dataSource()).build();
      return aludel.tenants().stream()
          .findFirst()
          .map(aludel::tenant)
          .orElse(aludel)
          .workbench()
          .stairway();
    }
  }
}
