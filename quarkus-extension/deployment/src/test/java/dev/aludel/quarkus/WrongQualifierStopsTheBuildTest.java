package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import dev.aludel.quarkus.stock.CreateStock;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Java revision that names another database than the one which its location gives it to. */
class WrongQualifierStopsTheBuildTest extends Refusal {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar -> jar.addClass(CreateStock.class).addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "dev/aludel/quarkus/stock")
                  .overrideConfigKey("quarkus.aludel.stock.locations", "shop/migrations")),
          ConfigurationException.class,
          """
          Java revision 'dev.aludel.quarkus.stock.CreateStock' has @AludelDataSource("stock") and lies where it runs in the database without a name; the locations of the database 'stock' are [shop/migrations].
          Where a revision lies decides where it runs. Move it below a location of the database that it names, and of no other one; or take the annotation away.""");
}
