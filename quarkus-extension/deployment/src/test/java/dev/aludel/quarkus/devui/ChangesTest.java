package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aludel.quarkus.DevTerminal;
import dev.aludel.quarkus.TestDatabase;
import dev.aludel.quarkus.shop.Customer;
import io.quarkus.test.QuarkusDevModeTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new project: entities first, and each of their changes becomes a revision by one click. */
public class ChangesTest {

  private static final TestDatabase DB = TestDatabase.of("changes");
  private static final int PORT = DevApplication.freePort();

  @RegisterExtension
  static final QuarkusDevModeTest DEV_MODE =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              jar ->
                  jar.addClass(Customer.class)
                      .addAsResource(
                          new StringAsset(DB.settings(PORT) + "quarkus.aludel.scratch=server\n"),
                          "application.properties"));

  private final JsonRpc service = new JsonRpc(PORT);

  @Test
  void theFirstRevisionAndEachChangeIsWrittenByOneClickAndRunByTheReload() throws Exception {
    JsonNode changes = ask("changes");
    assertThat(changes.get("problems")).as(changes.toString()).isEmpty();
    assertThat(texts(changes.get("words"))).containsExactly("create table customer");
    assertThat(changes.get("first").asBoolean()).isTrue();
    assertThat(changes.get("upgrade").asText()).startsWith("CREATE TABLE customer (");
    assertThat(changes.get("downgrade").asText()).isEqualTo("DROP TABLE customer;");
    assertThat(columns()).isEmpty();

    writeTheFirst();
    assertThat(columns()).containsExactly("id", "name");
    changes = ask("changes");
    assertThat(changes.get("problems")).as(changes.toString()).isEmpty();
    assertThat(texts(changes.get("words"))).isEmpty();

    DEV_MODE.modifySourceFile(
        Customer.class,
        text ->
            text.replace(
                "public String name = \"\";", "public String name = \"\"; public Integer age;"));
    seeTheChange();
    changes = ask("changes");
    assertThat(texts(changes.get("words"))).containsExactly("create column customer.age");
    assertThat(changes.get("first").asBoolean()).isFalse();
    assertThat(changes.get("upgrade").asText())
        .isEqualTo("ALTER TABLE customer ADD COLUMN age integer;");
    assertThat(changes.get("downgrade").asText())
        .isEqualTo("ALTER TABLE customer DROP COLUMN age;");
    String wrote = write("add an age");
    assertThat(wrote)
        .matches("Wrote '/.*/src/main/resources/db/migrations/[0-9_]+_add_an_age\\.sql'\\.");
    String folder = wrote.substring(wrote.indexOf('/'), wrote.lastIndexOf('/'));
    reload();
    assertThat(columns()).containsExactly("age", "id", "name");

    DEV_MODE.modifySourceFile(Customer.class, text -> text.replace("public Integer age;", ""));
    assertThat(new DevTerminal().type("aludel check"))
        .as("of what was just saved")
        .contains("drop column customer.age");
    changes = ask("changes");
    assertThat(texts(changes.get("words"))).containsExactly("drop column customer.age");
    assertThat(changes.get("problems").get(0).get("description").asText())
        .contains("1 thing(s) would be dropped");
    assertThat(columns()).containsExactly("age", "id", "name");

    String printed =
        new DevTerminal()
            .type(
                "aludel revision --autogenerate -m \"drop the age\" --drops write --folder \"%s\""
                    .formatted(folder));
    assertThat(printed).contains("Wrote ", "_drop_the_age.sql");
    assertThat(columns()).as("after what was typed in the console").containsExactly("id", "name");
    assertThat(texts(ask("changes").get("words"))).isEmpty();
  }

  /** By the button itself, where there is a browser. */
  private void writeTheFirst() throws Exception {
    Optional<Browser> browser = Browser.find();
    if (browser.isEmpty()) {
      write("create the tables of the entities");
      reload();
      return;
    }
    assertThat(browser.orElseThrow().run("devui/changes.mjs", "http://localhost:" + PORT).lines())
        .containsExactly("seen: what the entities want", "seen: the first revision, by one click");
  }

  private void seeTheChange() throws Exception {
    Optional<Browser> browser = Browser.find();
    if (browser.isEmpty()) {
      reload();
      return;
    }
    assertThat(
            browser
                .orElseThrow()
                .run("devui/changed-entity.mjs", "http://localhost:" + PORT)
                .lines())
        .containsExactly("seen: a change that was just saved");
  }

  private void reload() throws Exception {
    JsonNode outcome = ask("reload");
    assertThat(outcome.get("problems")).as(outcome.toString()).isEmpty();
  }

  private JsonNode ask(String method) throws Exception {
    return service.ask(method, method.equals("reload") ? Map.of() : Map.of("name", ""));
  }

  private String write(String message) throws Exception {
    JsonNode outcome = service.ask("writeChanges", Map.of("name", "", "message", message));
    assertThat(outcome.get("problems")).as(outcome.toString()).isEmpty();
    return outcome.get("message").asText();
  }

  private static List<String> columns() {
    return DB.strings(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'customer' ORDER BY 1");
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
