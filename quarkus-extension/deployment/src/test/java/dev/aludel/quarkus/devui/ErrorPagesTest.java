package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.quarkus.DevTerminal;
import dev.aludel.quarkus.TestDatabase;
import dev.aludel.quarkus.shop.Customer;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;
import java.util.Objects;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the browser shows in dev mode where the application doesn't start, and the way on. */
public class ErrorPagesTest {

  private static final TestDatabase DB = TestDatabase.of("error_pages");
  private static final int PORT = DevApplication.freePort();

  private static final String CREATE =
      """
      -- @revises base

      -- @upgrade
      CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(255));

      -- @downgrade
      DROP TABLE customer;
      """;

  private static final String DIVIDE =
      """
      -- @revises nowhere

      -- @upgrade
      SELECT 1 / 0;

      -- @downgrade
      SELECT 1;
      """;

  @RegisterExtension
  static final QuarkusDevModeTest DEV_MODE =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              jar ->
                  jar.addClass(Customer.class)
                      .addAsResource(
                          new StringAsset(CREATE), "db/migrations/20250101_090000_customer.sql")
                      .addAsResource(
                          new StringAsset(
                              DB.settings(PORT)
                                  + "quarkus.aludel.scratch=server\n"
                                  + "quarkus.hibernate-orm.schema-management.strategy=validate\n"),
                          "application.properties"));

  @Test
  void hibernatesValidationLeadsToTheRevisionAndARefusalBeginsWithItsSentence() throws Exception {
    DEV_MODE.modifySourceFile(
        Customer.class,
        text ->
            text.replace(
                "public String name = \"\";", "public String name = \"\"; public Integer age;"));
    assertThat(page())
        .startsWith(
            """
            The entities want what no revision makes: the column 'age' of the table 'Customer'.
            Hibernate validated the schema, and says: Schema""")
        .contains(
            "Write the revision with 'aludel revision --autogenerate -m 'add Customer.age'', look at the file, and start again; 'aludel check' lists everything that is missing.")
        .contains("terminal of dev mode, behind ':'");

    DevTerminal terminal = new DevTerminal();
    assertThat(terminal.type("aludel check"))
        .contains("create column customer.age")
        .doesNotContain("not reloaded");
    String wrote =
        terminal.type("aludel revision --autogenerate -m 'add Customer.age' " + folder());
    assertThat(wrote).contains("Wrote ", "_add_customer_age.sql");
    assertThat(development().getDeploymentProblem()).isNull();
    assertThat(
            DB.strings(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'customer' ORDER BY 1"))
        .containsExactly("age", "id", "name");

    DEV_MODE.modifyResourceFile(
        "application.properties", text -> text + "quarkus.aludel.lock-timeout=soon\n");
    assertThat(page())
        .startsWith(
            """
            Setting 'quarkus.aludel.lock-timeout' has the value 'soon', which it doesn't take.
            It was set by 'quarkus.aludel.lock-timeout' in\s""");

    DEV_MODE.modifyResourceFile(
        "application.properties",
        text ->
            text.replace("lock-timeout=soon", "user=nobody") + "quarkus.aludel.password=none\n");
    assertThat(page())
        .contains("The user comes from 'quarkus.aludel.user' (")
        .contains("its password from 'quarkus.aludel.password' (");

    DEV_MODE.modifyResourceFile(
        "application.properties", text -> text.replaceAll("quarkus.aludel.(user|pass).*\n", ""));
    DEV_MODE.addResourceFile("db/migrations/20990101_090000_divide.sql", DIVIDE);
    assertThat(page())
        .startsWith(
            "Revision '20990101_090000' in 'db/migrations/20990101_090000_divide.sql' revises 'nowhere', which doesn't exist.");

    String newest = wrote.replaceAll("(?s).*/([0-9_]+)_add_customer_age.*", "$1");
    DEV_MODE.modifyResourceFile(
        "db/migrations/20990101_090000_divide.sql", text -> text.replace("nowhere", newest));
    assertThat(page())
        .startsWith(
            "Revision '20990101_090000' (divide) failed to upgrade: db/migrations/20990101_090000_divide.sql, line 4, column 1\n");
  }

  /** What the page says, without its frames. */
  private static String page() {
    String html = RestAssured.get("http://localhost:" + PORT + "/").asString();
    assertThat(html).contains("<title>Aludel: the application doesn't start");
    String body = html.substring(html.indexOf("<header>"));
    return body.substring(0, body.indexOf("stacktrace"))
        .replaceAll("<[^>]*>", "")
        .replaceAll("(?m)^ +", "")
        .replaceAll("\n\n+", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }

  private static String folder() {
    return "--folder \"%s\""
        .formatted(development().getResourcesDir().get(0).resolve("db/migrations"));
  }

  private static HotReplacementContext development() {
    return Objects.requireNonNull(DevConsoleManager.getHotReplacementContext());
  }
}
