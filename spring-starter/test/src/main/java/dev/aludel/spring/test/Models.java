package dev.aludel.spring.test;

import dev.aludel.Aludel;
import dev.aludel.report.SchemaDifference;
import dev.aludel.spring.AludelDatabases;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/**
 * Whether the revisions make the schema that the application's entities want: the test that finds
 * the changed entity for which nobody wrote a revision.
 *
 * <pre>{@code
 * @Test
 * void everyChangeOfTheEntitiesHasARevision(@Autowired ApplicationContext application) {
 *   Models.modelsMatchHead(application);
 * }
 * }</pre>
 */
public final class Models {

  private Models() {}

  /**
   * Compares for the database without a name, beside the application's only data source.
   *
   * @param application the application, for its entities, its settings and its beans
   * @throws AssertionError with every difference in words
   */
  public static void modelsMatchHead(ApplicationContext application) {
    modelsMatchHead(application, "", application.getBean(DataSource.class));
  }

  /**
   * Compares for one database, in scratch databases that are dropped at the end.
   *
   * @param application the application, for its entities, its settings and its beans
   * @param database the name under {@code aludel.databases}; empty for the one without a name
   * @param beside connections to a server where databases can be made, unless the setting {@code
   *     scratch} names another one; what they are connected to is only read
   * @throws AssertionError with every difference in words
   */
  public static void modelsMatchHead(
      ApplicationContext application, String database, DataSource beside) {
    Aludel aludel = application.getBean(AludelDatabases.class).on(database, beside);
    SchemaDifference difference =
        aludel.tenants().stream()
            .findFirst()
            .map(aludel::tenant)
            .orElse(aludel)
            .workbench()
            .check();
    if (!difference.isEmpty()) {
      throw new AssertionError(
          difference.text()
              + "\nWrite them into a revision with '--aludel.run=\"revision --autogenerate -m '…'\"'.");
    }
  }
}
