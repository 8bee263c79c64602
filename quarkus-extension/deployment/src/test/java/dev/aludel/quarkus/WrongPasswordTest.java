package dev.aludel.quarkus;

import dev.aludel.error.ConnectionFailedException;
import io.quarkus.test.QuarkusUnitTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A password that the server refuses. */
@EnabledIf("asksForPasswords")
class WrongPasswordTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("wrong_password");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .overrideRuntimeConfigKey("quarkus.aludel.user", DB.user())
                  .overrideRuntimeConfigKey("quarkus.aludel.password", "wrong")),
          ConnectionFailedException.class,
          "No connection from '" + DB.url() + "': ",
          "password authentication failed for user \"" + DB.user() + "\" (SQLSTATE 28P01)\n",
          "Check the user and the password; the server refused this pair.");

  static boolean asksForPasswords() {
    try (Connection any = DriverManager.getConnection(DB.url(), DB.user(), "wrong")) {
      return !any.isValid(1);
    } catch (SQLException e) {
      return true;
    }
  }
}
