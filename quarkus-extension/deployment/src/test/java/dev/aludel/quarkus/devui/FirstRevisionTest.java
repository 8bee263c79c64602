package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.quarkus.DevTerminal;
import dev.aludel.quarkus.TestDatabase;
import dev.aludel.quarkus.shop.Customer;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.test.QuarkusDevModeTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first time on a database that exists: its tables become the first revision. Without
 * Micrometer, with which Quarkus 3.27 never listens after a first start that failed.
 */
public class FirstRevisionTest {

  private static final TestDatabase DB = TestDatabase.of("first_revision");
  private static final int PORT = DevApplication.freePort();

  @RegisterExtension
  static final QuarkusDevModeTest DEV_MODE =
      new QuarkusDevModeTest()
          .setAllowFailedStart(true)
          .withApplicationRoot(
              jar -> {
                DB.execute("CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(255))");
                jar.addClass(Customer.class)
                    .addAsResource(new StringAsset(""), "db/migrations/.keep")
                    .addAsResource(
                        new StringAsset(
                            DB.settings(PORT)
                                + "quarkus.micrometer.enabled=false\nquarkus.aludel.scratch=server\n"),
                        "application.properties");
              });

  @TempDir private Path folder;

  @Test
  void theConsoleImportsAndStampsTheDatabaseWhileTheApplicationDoesNotStart() throws Exception {
    assertThat(problem())
        .contains("but no aludel_version", "'import database -m \"what is there\"'");

    DevTerminal terminal = new DevTerminal();
    assertThat(
            terminal.type(
                "aludel import database -m \"what is there\" --no-stamp --folder \"%s\""
                    .formatted(folder)))
        .contains("Wrote ", "_what_is_there.sql");
    Path first;
    try (Stream<Path> files = Files.list(folder)) {
      first = files.findFirst().orElseThrow();
    }
    String name = first.getFileName().toString();
    String text = Files.readString(first);
    assertThat(text).contains("CREATE TABLE customer (");

    DEV_MODE.addResourceFile("db/migrations/" + name, text);
    development().doScan(true);
    assertThat(problem()).contains("but no aludel_version", "'stamp <revision>'");
    String id = name.replaceFirst("_what_is_there.*", "");
    assertThat(terminal.type("aludel stamp " + id)).contains("The database is at " + id);
    assertThat(development().getDeploymentProblem()).isNull();
    assertThat(DB.strings("SELECT version_num FROM aludel_version")).containsExactly(id);
  }

  private static String problem() {
    String messages = "";
    for (Throwable cause = development().getDeploymentProblem();
        cause != null;
        cause = cause.getCause()) {
      messages += cause.getMessage() + "\n";
    }
    return messages;
  }

  private static HotReplacementContext development() {
    return Objects.requireNonNull(DevConsoleManager.getHotReplacementContext());
  }
}
