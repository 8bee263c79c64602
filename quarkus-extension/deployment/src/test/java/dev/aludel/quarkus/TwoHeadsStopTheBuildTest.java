package dev.aludel.quarkus;

import dev.aludel.error.MultipleHeadsException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two revisions that nothing follows, in a database that may not have several heads. */
class TwoHeadsStopTheBuildTest extends Refusal {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("reports/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "reports/migrations")),
          MultipleHeadsException.class,
"""
Found 2 heads: '20250102_100000' (add a title), '20250102_110000' (add a year).
Join them with 'merge 20250102_100000 20250102_110000', or name the one you want: 'upgrade 20250102_100000'. The merge is a new file with the line '-- @revises 20250102_100000, 20250102_110000'. Until then 'upgrade heads' takes all of them. Where several are meant, set 'quarkus.aludel.allow-several-heads=true'.""");
}
