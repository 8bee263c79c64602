package dev.aludel.testing;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.report.SchemaDifference;

/**
 * Whether the revisions make the schema that the models say: the test that finds the changed entity
 * for which nobody wrote a revision.
 *
 * <pre>{@code
 * @ExtendWith(PostgresExtension.class)
 * class RevisionsTest {
 *   @Test
 *   void everyChangeOfTheEntitiesHasARevision(PostgresDatabase database) {
 *     Models.modelsMatchHead(Aludel.builder(), database);
 *   }
 * }
 * }</pre>
 */
public final class Models {

  private Models() {}

  /**
   * Compares in scratch databases on the server of the test. Where the settings name tenants, the
   * first one stands for all.
   *
   * @param builder the application's own, with all but the data source
   * @param beside a database of the test, which is only read
   * @throws AssertionError with every difference in words
   */
  public static void modelsMatchHead(AludelBuilder builder, PostgresDatabase beside) {
    Aludel aludel =
        builder
            .url(beside.url(), beside.user(), beside.password())
            .settings(now -> now.withAutogenerate(now.autogenerate().withScratch("server")))
            .build();
    modelsMatchHead(aludel);
  }

  /**
   * Compares for a library that is set up, as {@code @QuarkusTest} injects it; where scratch
   * databases are made, its setting {@code scratch} says.
   *
   * @param aludel the application's own
   * @throws AssertionError with every difference in words
   */
  public static void modelsMatchHead(Aludel aludel) {
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
              + "\nWrite them into a revision with 'revision --autogenerate -m \"…\"'.");
    }
  }
}
