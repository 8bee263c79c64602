package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import io.quarkus.deployment.builditem.InitTaskBuildItem;
import io.quarkus.deployment.builditem.SystemPropertyBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is settled by the build, each otherwise than by default. */
class BuildSettingsTest {

  private static final TestDatabase DB = TestDatabase.of("build_settings");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar -> jar.addClass(TestDatabase.class).addAsResource("reports/migrations"))
              .overrideConfigKey("quarkus.application.name", "shop")
              .overrideConfigKey("quarkus.aludel.allow-empty", "true")
              .overrideConfigKey("quarkus.aludel.health.enabled", "false")
              .overrideConfigKey("quarkus.aludel.init-task", "true")
              .overrideConfigKey("quarkus.aludel.\"my reports\".locations", "reports/migrations")
              .overrideConfigKey("quarkus.aludel.\"my reports\".allow-several-heads", "true")
              .overrideRuntimeConfigKey("quarkus.aludel.\"my reports\".active", "false")
              .overrideRuntimeConfigKey("quarkus.aludel.\"my reports\".url", DB.url())
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
              .addBuildChainCustomizer(
                  chain ->
                      chain
                          .addBuildStep(
                              context ->
                                  context.produce(
                                      new SystemPropertyBuildItem(
                                          "test.init-tasks",
                                          context.consumeMulti(InitTaskBuildItem.class).stream()
                                              .map(BuildSettingsTest::text)
                                              .collect(Collectors.joining()))))
                          .consumes(InitTaskBuildItem.class)
                          .produces(SystemPropertyBuildItem.class)
                          .build()));

  @Inject Aludel aludel;
  @Inject AludelDatabases databases;

  private static String text(InitTaskBuildItem task) {
    return "%s %s %s".formatted(task.getName(), task.getTaskEnvVars(), task.getAppEnvVars());
  }

  @Test
  void findingNothingIsFineWhereItIsAllowed() {
    assertThat(aludel.history()).isEmpty();
    assertThat(aludel.current().rows()).isEmpty();
  }

  @Test
  void aDatabaseWithANameHasItsOwnLocationsAndMayHaveSeveralHeads() {
    assertThat(databases.names()).containsExactly("", "my reports");
    assertThat(databases.get("my reports").heads())
        .extracting(head -> head.revision().id())
        .containsExactlyInAnyOrder("20250102_100000", "20250102_110000");
  }

  @Test
  void readinessDoesNotAskWhereItIsNotWanted() {
    assertThat(RestAssured.get("/q/health/ready").asString())
        .contains("\"UP\"")
        .doesNotContain("Aludel");
  }

  @Test
  void kubernetesHearsOfAJob() {
    assertThat(System.getProperty("test.init-tasks"))
        .isEqualTo(
            "shop-aludel-init"
                + " {QUARKUS_ALUDEL_MODE=upgrade, QUARKUS_ALUDEL__MY_REPORTS__MODE=upgrade, QUARKUS_INIT_AND_EXIT=true}"
                + " {QUARKUS_ALUDEL_MODE=wait, QUARKUS_ALUDEL__MY_REPORTS__MODE=wait}");
  }
}
