package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with nothing but what Quarkus' own tool puts into a new one. */
class CodestartTest {

  private static final TestDatabase DB = TestDatabase.of("codestart");
  private static final Path CODESTART =
      Path.of("../runtime/src/main/codestarts/quarkus/aludel-codestart");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClass(TestDatabase.class)
                          .addAsResource(
                              new File(CODESTART + "/base/src/main/resources/db/migrations"),
                              "db/migrations"))
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"));

  @Test
  void itsFirstRevisionRuns() {
    assertThat(DB.strings("SELECT text FROM greeting")).containsExactly("Hello from Aludel");
    assertThat(DB.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250101_090000");
  }

  @Test
  void itsReadMeNamesThatRevision() throws Exception {
    assertThat(Files.readString(CODESTART.resolve("base/README.tpl.qute.md")))
        .contains("-- @revises 20250101_090000");
  }

  /** Without HTTP there is no Dev UI. */
  @Test
  void itHasTheExtensionsThatItsReadMeCountsOn() throws Exception {
    assertThat(Files.readString(CODESTART.resolve("base/README.tpl.qute.md")))
        .contains("/q/dev-ui");
    assertThat(Files.readString(CODESTART.resolve("codestart.yml")))
        .contains("io.quarkus:quarkus-jdbc-postgresql", "io.quarkus:quarkus-rest");
  }
}
