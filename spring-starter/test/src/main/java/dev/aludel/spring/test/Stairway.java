package dev.aludel.spring.test;

import dev.aludel.Aludel;
import dev.aludel.report.StairwayReport;
import dev.aludel.spring.AludelDatabases;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/**
 * Every revision up, down and up again, on a database made for it: the test that finds the
 * downgrade which nobody tried, or which forgot something.
 *
 * <pre>{@code
 * @Test
 * void everyRevisionGoesUpDownAndUpAgain(@Autowired ApplicationContext application) {
 *   assertThat(Stairway.climb(application).oneWay()).isEmpty();
 * }
 * }</pre>
 */
public final class Stairway {

  private Stairway() {}

  /**
   * Climbs the revisions of the database without a name, beside the application's only data source.
   *
   * @param application the application, for its settings and its revisions that are beans
   * @return what was climbed, and what only goes up
   * @throws dev.aludel.error.RevisionFailedException for the first revision that fails
   * @throws IllegalStateException where no database can be made
   */
  public static StairwayReport climb(ApplicationContext application) {
    return climb(application, "", application.getBean(DataSource.class));
  }

  /**
   * Climbs the revisions of one database.
   *
   * @param application the application, for its settings and its revisions that are beans
   * @param database the name under {@code aludel.databases}; empty for the one without a name
   * @param beside connections to a server where a database can be made
   * @return what was climbed, and what only goes up
   * @throws dev.aludel.error.RevisionFailedException for the first revision that fails
   * @throws IllegalStateException where no database can be made
   */
  public static StairwayReport climb(
      ApplicationContext application, String database, DataSource beside) {
    Server server = Server.of(beside);
    String scratch = server.nameFor("stairway");
    server.make(scratch);
    try {
      Aludel aludel = application.getBean(AludelDatabases.class).on(database, server.at(scratch));
      return aludel.tenants().stream()
          .findFirst()
          .map(aludel::tenant)
          .orElse(aludel)
          .workbench()
          .stairway();
    } finally {
      server.forget(scratch);
    }
  }
}
