package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aludel.quarkus.devui.archive.CountEvents;
import io.quarkus.test.QuarkusDevModeTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

public class DevUiTest {

  private static final DevApplication APPLICATION = DevApplication.of("devui");

  @RegisterExtension static final QuarkusDevModeTest DEV_MODE = APPLICATION.test();

  private static final String FAILURE =
      """
      Revision '20250202_090000' (add a reference) failed to upgrade: \
      devui/billing/20250202_090000_add_a_reference.sql, line 5, column 1
          ALTER TABLE account ADD COLUMN owner bigint REFERENCES nobody (id)
      ERROR: relation "nobody" does not exist (SQLSTATE 42P01)
      The revision was rolled back; the database stays at '20250201_090000'.""";

  private final JsonRpc service = new JsonRpc(APPLICATION.port());

  /** Dynamic tests, since the application starts anew for each of the others. */
  @TestFactory
  List<DynamicTest> theDevUi() {
    return List.of(
        test("thePageIsToldWhatIsPending", this::whatIsPending),
        test("itsButtonsUpgradeAndDowngrade", this::upAndDown),
        test("aStampMovesTheRowsAndRunsNothing", this::aStamp),
        test("eachTenantHasAPageOfItsOwn", this::tenants),
        test("aChangedRevisionIsToldAndCanBeTakenBack", this::aChangedRevision),
        test("aFailureIsToldInTheLibrarysWords", this::whatFails),
        test("aRowThatNobodyKnowsIsToldBesideTheGraph", this::aRowThatNobodyKnows),
        test("theSqlOfAJavaRevisionIsToldWhereItCanBe", this::aJavaRevision),
        test("theGraphIsThereWhileTheDatabaseIsAway", this::aDatabaseThatIsAway),
        test("aBrowserShowsIt", this::inTheBrowser),
        test("aNewRevisionGoesToTheSources", this::aNewRevision));
  }

  private static DynamicTest test(String name, Executable work) {
    return DynamicTest.dynamicTest(name, work);
  }

  private void whatIsPending() throws Exception {
    assertThat(texts(service.ask("names", Map.of())))
        .containsExactly("", "archive", "billing", "stores/acme", "stores/zeta");
    assertThat(service.ask("count", Map.of()).asInt()).isEqualTo(5);
    JsonNode view = view("");
    assertThat(view.get("state").asText()).isEqualTo("BEHIND");
    assertThat(texts(view.get("rows"))).isEmpty();
    assertThat(texts(view.get("pending")))
        .containsExactly(
            "20250101_090000",
            "20250102_090000",
            "20250103_090000",
            "20250104_090000",
            "20250105_090000");
    assertThat(view.get("revisions").get(1).toString())
        .isEqualTo(
            "{\"id\":\"20250104_090000\",\"message\":\"join orders and invoices\","
                + "\"revises\":[\"20250102_090000\",\"20250103_090000\"],\"dependsOn\":[],\"labels\":[],"
                + "\"head\":false,\"needed\":false,\"current\":false,\"applied\":false}");
    assertThat(revision("", "20250105_090000").toString())
        .isEqualTo(
            "{\"id\":\"20250105_090000\",\"origin\":\"devui/shop/20250105_090000_add_an_email.sql\","
                + "\"java\":false,\"reversible\":true,\"upgrade\":\"ALTER TABLE customer ADD COLUMN email varchar(320);\","
                + "\"downgrade\":\"ALTER TABLE customer DROP COLUMN email;\",\"problems\":[]}");
    assertThat(press("script", "").get("message").asText())
        .contains("-- Upgrade from base to '20250105_090000', 5 revisions.")
        .contains("CREATE TABLE purchase (");
  }

  private void upAndDown() throws Exception {
    assertThat(press("upgrade", "").get("message").asText())
        .matches(
            "Upgraded 20250101_090000, 20250102_090000, 20250103_090000, 20250104_090000, 20250105_090000"
                + " in \\d+ ms\\. The database is at 20250105_090000\\.");
    assertThat(press("upgrade", "").get("message").asText())
        .isEqualTo("Nothing to do: the database is at 20250105_090000.");
    assertThat(view("").get("state").asText()).isEqualTo("AT_HEAD");
    assertThat(downgrade("", "20250105_090000@-1").get("message").asText())
        .matches("Downgraded 20250105_090000 in \\d+ ms\\. The database is at 20250104_090000\\.");
    JsonNode view = view("");
    assertThat(texts(view.get("pending"))).containsExactly("20250105_090000");
    JsonNode newest = view.get("log").get(0);
    assertThat(newest.get("direction").asText()).isEqualTo("downgrade");
    assertThat(newest.get("revision").asText()).isEqualTo("20250105_090000");
    assertThat(newest.get("outcome").asText()).isEqualTo("done");
    assertThat(newest.get("milliseconds").asInt()).isNotNegative();
    assertThat(APPLICATION.shop().strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250104_090000");
    assertThat(unmarked(view.get("stepsDown")))
        .isEqualTo(
            "[{\"target\":\"20250104_090000@20250102_090000\",\"undone\":[\"20250104_090000\"],"
                + "\"rowsAfter\":[\"20250102_090000\",\"20250103_090000\"]}]");
    assertThat(downgrade("", "20250104_090000@20250102_090000").get("message").asText())
        .endsWith("The database is at 20250102_090000, 20250103_090000.");
    assertThat(unmarked(view("").get("stepsDown")))
        .isEqualTo(
            "[{\"target\":\"20250102_090000@-1\",\"undone\":[\"20250102_090000\"],\"rowsAfter\":[\"20250103_090000\"]},"
                + "{\"target\":\"20250103_090000@-1\",\"undone\":[\"20250103_090000\"],\"rowsAfter\":[\"20250102_090000\"]}]");
    assertThat(downgrade("", "20250103_090000@-1").get("message").asText())
        .endsWith("The database is at 20250102_090000.");
    assertThat(downgrade("", "-7", "").get("problems").get(0).get("description").asText())
        .isEqualTo(
            "'-7' goes 7 revisions down from '20250102_090000' (add orders), but base is reached after 2.");
  }

  private void aStamp() throws Exception {
    assertThat(unmarked(stampPlan("20250104_090000", false)))
        .isEqualTo(
            "{\"rowsBefore\":[\"20250102_090000\"],\"rowsAfter\":[\"20250104_090000\"],"
                + "\"applied\":[\"20250103_090000\",\"20250104_090000\"],\"notApplied\":[],\"problems\":[]}");
    APPLICATION.shop().execute("INSERT INTO aludel_version VALUES ('20990101_000000')");
    assertThat(texts(view("").get("stepsDown"))).isEmpty();
    assertThat(stampPlan("base", false).get("problems").get(0).get("description").asText())
        .contains("20990101_000000");
    assertThat(stamp("base", false).get("problems").get(0).get("description").asText())
        .contains("20990101_000000");
    assertThat(unmarked(stampPlan("base", true)))
        .isEqualTo(
            "{\"rowsBefore\":[\"20250102_090000\",\"20990101_000000\"],\"rowsAfter\":[],\"applied\":[],"
                + "\"notApplied\":[\"20250101_090000\",\"20250102_090000\"],\"problems\":[]}");
    assertThat(stamp("base", true).get("message").asText())
        .isEqualTo("Stamped: nothing ran, and the version table has no row.");
    assertThat(stamp("20250102_090000", false).get("message").asText())
        .isEqualTo("Stamped: nothing ran, and the version table has 20250102_090000.");
    assertThat(APPLICATION.shop().strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
  }

  private void tenants() throws Exception {
    assertThat(press("upgrade", "stores/zeta").get("message").asText())
        .endsWith("The database is at 20250105_090000.");
    assertThat(view("stores/zeta").get("state").asText()).isEqualTo("AT_HEAD");
    assertThat(view("stores/acme").get("state").asText()).isEqualTo("BEHIND");
    assertThat(APPLICATION.stores().strings("SELECT version_num FROM zeta.aludel_version"))
        .containsExactly("20250105_090000");
    assertThat(view("stores/zeta").get("problems")).isEmpty();
    change("zeta");
  }

  private void aChangedRevision() throws Exception {
    assertThat(view("stores/zeta").get("problems").get(0).get("description").asText())
        .contains("The upgrade of revision '20250105_090000' was changed after it was applied");
    JsonNode view = view("stores/zeta");
    for (String list : List.of("changed", "takenBack", "pending")) {
      assertThat(texts(view.get(list))).as(list).containsExactly("20250105_090000");
    }
    assertThat(press("upgrade", "stores/zeta").get("message").asText())
        .matches(
            "Took 20250105_090000 back first\\. Upgraded 20250105_090000 in \\d+ ms\\. The database is at 20250105_090000\\.");
    view = view("stores/zeta");
    assertThat(view.get("problems")).isEmpty();
    change("zeta");
    assertThat(accept(view.get("seen").asText()).get("problems").get(0).get("description").asText())
        .as("what the page was shown is another state by now")
        .startsWith("The database or the revisions have changed since the page showed");
    assertThat(accept(view("stores/zeta").get("seen").asText()).get("message").asText())
        .startsWith("Accepted: nothing ran");
    assertThat(view("stores/zeta").get("problems")).isEmpty();
    String seen =
        service
            .ask("wayDown", Map.of("name", "stores/zeta", "target", "20250101_090000"))
            .get("seen")
            .asText();
    assertThat(downgrade("stores/zeta", "20250104_090000").get("message").asText())
        .endsWith("The database is at 20250104_090000.");
    assertThat(downgrade("stores/zeta", "20250101_090000", seen).get("problems")).hasSize(1);
    assertThat(downgrade("stores/zeta", "20250101_090000").get("message").asText())
        .endsWith("The database is at 20250101_090000.");
  }

  private static void change(String tenant) {
    APPLICATION
        .stores()
        .execute(
            "UPDATE %s.aludel_log SET checksum = '1:0', raw_checksum = '0' WHERE revision = '20250105_090000'"
                .formatted(tenant));
  }

  private JsonNode accept(String seen) throws Exception {
    return service.ask(
        "accept", Map.of("name", "stores/zeta", "id", "20250105_090000", "seen", seen));
  }

  private void whatFails() throws Exception {
    JsonNode problem = press("upgrade", "billing").get("problems").get(0);
    assertThat(problem.get("description").asText()).isEqualTo(FAILURE);
    assertThat(problem.get("action").asText())
        .isEqualTo(
            "What it names is not there, or not on the search_path. Correct the revision; if another"
                + " branch makes it, name that one's revision with '@depends-on'. Then run it again.");
    JsonNode view = view("billing");
    assertThat(texts(view.get("rows"))).containsExactly("20250201_090000");
    assertThat(view.get("log").get(0).get("outcome").asText()).isEqualTo("failed");
    assertThat(view.get("log").get(0).get("error").asText()).startsWith(FAILURE);
  }

  private void aRowThatNobodyKnows() throws Exception {
    APPLICATION.billing().execute("INSERT INTO aludel_version VALUES ('20990101_000000')");
    JsonNode view = view("billing");
    assertThat(view.get("state").asText()).isEqualTo("AHEAD");
    assertThat(texts(view.get("unknown"))).containsExactly("20990101_000000");
    assertThat(view.get("revisions")).hasSize(2);
    assertThat(view.get("problems").get(0).get("description").asText())
        .contains("'20990101_000000', for which this build has no revision.");
    APPLICATION.billing().execute("DELETE FROM aludel_version WHERE version_num LIKE '2099%'");
  }

  private void aJavaRevision() throws Exception {
    JsonNode told = revision("archive", "20250301_090000");
    assertThat(told.get("java").asBoolean()).isTrue();
    assertThat(told.get("upgrade").asText())
        .startsWith("-- Running upgrade base -> 20250301_090000, create event\n\nBEGIN ")
        .contains("CREATE TABLE event (id bigint PRIMARY KEY)");
    JsonNode asks = revision("archive", "20250302_090000");
    assertThat(asks.get("origin").asText()).isEqualTo(CountEvents.class.getName());
    assertThat(asks.get("upgrade").asText()).isEmpty();
    assertThat(asks.get("problems").get(0).get("description").asText())
        .startsWith(
            "Revision '20250302_090000' (count events) calls query() in its upgrade, and there is no database to answer while SQL is printed");
    JsonNode unknown = revision("archive", "20250303_090000");
    assertThat(unknown.get("problems").get(0).get("action").asText())
        .isEqualTo("Did you mean '20250301_090000' or '20250302_090000'?");
  }

  private void aDatabaseThatIsAway() throws Exception {
    APPLICATION.reachable(false);
    JsonNode view = view("billing");
    APPLICATION.reachable(true);
    assertThat(view.get("state").asText()).isEqualTo("NOT_KNOWN");
    assertThat(view.get("revisions")).hasSize(2);
    assertThat(view.get("problems")).hasSize(1);
    assertThat(view.get("problems").get(0).get("description").asText())
        .startsWith("No connection from 'jdbc:postgresql://");
  }

  private void inTheBrowser() throws Exception {
    Optional<Browser> browser = Browser.find();
    assumeTrue(browser.isPresent(), Browser.MISSING);
    APPLICATION.forget();
    for (String tenant : List.of("acme", "zeta")) {
      press("upgrade", "stores/" + tenant);
      change(tenant);
    }
    String printed =
        browser.orElseThrow().run("devui/page.mjs", "http://localhost:" + APPLICATION.port());
    assertThat(printed.lines())
        .containsExactly(
            "seen: the card",
            "seen: a changed revision that is taken back and run again, once that is confirmed",
            "seen: a changed revision that is accepted, once that is confirmed",
            "seen: a search, and what is said where nothing is found",
            "seen: the graph, and what is pending with its SQL",
            "seen: an upgrade to head",
            "seen: what a revision does",
            "seen: a downgrade by one, once it is confirmed",
            "seen: a step down from a merge point, and the choice there is with several rows",
            "seen: a stamp, once it is confirmed",
            "seen: why a revision failed",
            "seen: a Java revision, and why its SQL cannot be told",
            "seen: wide and narrow windows, in which nothing scrolls but the page",
            "seen: a new revision");
    assertThat(APPLICATION.shop().strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250104_090000");
  }

  private void aNewRevision() throws Exception {
    Map<String, Object> asked =
        Map.of("name", "", "message", "add a flag", "upgrade", "SELECT 1;", "downgrade", "");
    String message = service.ask("newRevision", asked).get("message").asText();
    assertThat(message)
        .matches("Wrote '/.*/src/main/resources/devui/shop/[0-9_]+_add_a_flag.sql'\\.");
    assertThat(view("").get("revisions").get(0).get("message").asText()).isEqualTo("add a flag");
  }

  private JsonNode view(String database) throws Exception {
    return service.ask("database", Map.of("name", database));
  }

  private JsonNode revision(String database, String id) throws Exception {
    return service.ask("revision", Map.of("name", database, "id", id));
  }

  private JsonNode press(String button, String database) throws Exception {
    return button.equals("upgrade")
        ? service.ask(button, Map.of("name", database, "seen", view(database).get("seen").asText()))
        : service.ask(button, Map.of("name", database));
  }

  private JsonNode downgrade(String database, String target) throws Exception {
    JsonNode way = service.ask("wayDown", Map.of("name", database, "target", target));
    return downgrade(database, target, way.get("seen").asText());
  }

  private JsonNode downgrade(String database, String target, String seen) throws Exception {
    return service.ask("downgrade", Map.of("name", database, "target", target, "seen", seen));
  }

  private JsonNode stampPlan(String target, boolean purge) throws Exception {
    return service.ask("stampPlan", Map.of("name", "", "target", target, "purge", purge));
  }

  private JsonNode stamp(String target, boolean purge) throws Exception {
    return stamp(target, purge, stampPlan(target, purge).get("seen").asText());
  }

  private JsonNode stamp(String target, boolean purge, String seen) throws Exception {
    return service.ask("stamp", Map.of("name", "", "target", target, "purge", purge, "seen", seen));
  }

  /** The answer without its mark, which is another one at each start. */
  private static String unmarked(JsonNode answer) {
    return answer.toString().replaceAll(",\"seen\":\"[-0-9a-f]*\"", "");
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
