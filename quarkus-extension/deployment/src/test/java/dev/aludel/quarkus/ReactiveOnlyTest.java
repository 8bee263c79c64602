package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No JDBC data source: the URL of the reactive one serves, its user and password too. */
class ReactiveOnlyTest {

  private static final TestDatabase DB = TestDatabase.of("reactive");

  private static final String OWNER =
      DB.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "") + "_owner";

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar -> jar.addClass(TestDatabase.class).addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .setBeforeAllCustomizer(
                      () ->
                          DB.execute(
                              "CREATE ROLE %1$s LOGIN PASSWORD 'p@ss/wörd'; GRANT CREATE ON SCHEMA public TO %1$s"
                                  .formatted(OWNER)))
                  .setAfterAllCustomizer(
                      () -> DB.execute("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(OWNER))))
          .overrideConfigKey("quarkus.datasource.jdbc", "false")
          .overrideRuntimeConfigKey(
              "quarkus.datasource.reactive.url",
              DB.url()
                  .replace(
                      "jdbc:postgresql://",
                      "vertx-reactive:postgresql://" + OWNER + ":p%40ss%2Fw%C3%B6rd@"));

  @Inject Aludel aludel;

  @Test
  void theDatabaseIsAtHead() {
    assertThat(aludel.current().atHeads()).isTrue();
    assertThat(DB.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
  }

  @Test
  void aResetConnectsWithTheSamePassword() {
    DB.execute("CREATE TABLE theirs (); ALTER TABLE theirs OWNER TO " + OWNER);
    new AludelSchemaProvider().resetDatabase("<default>");
    assertThat(
            DB.strings(
                "SELECT tablename || ' of ' || tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        .containsExactly(
            "aludel_log of " + OWNER, "aludel_version of " + OWNER, "customer of " + OWNER);
  }
}
