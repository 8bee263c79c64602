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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first time on a database that exists, as the page's recipe has it: the tables that Liquibase
 * or Hibernate has made become the first revision, and other databases are stamped. Without
 * Micrometer, with which Quarkus 3.27 never listens after a first start that failed.
 */
public class FirstRevisionTest {

  private static final TestDatabase DB = TestDatabase.of("first_revision");
  private static final TestDatabase OTHER = TestDatabase.of("first_revision_other");

  private static final Pattern RECIPE =
      Pattern.compile(
          "\\*\\*From Hibernate's `update`, or Liquibase\\.\\*\\*.*?\\n    (aludel [^\\n]+)\\n.*?```properties\\n(.*?)```",
          Pattern.DOTALL);

  private static final String TABLES =
      """
      CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(255));
      CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL,
        filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL,
        exectype varchar(10) NOT NULL, md5sum varchar(35), description varchar(255),
        comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),
        labels varchar(255), deployment_id varchar(10));
      CREATE TABLE databasechangeloglock (id int PRIMARY KEY, locked boolean NOT NULL,
        lockgranted timestamp, lockedby varchar(255));
      """;
  private static final int PORT = DevApplication.freePort();

  @RegisterExtension
  static final QuarkusDevModeTest DEV_MODE =
      new QuarkusDevModeTest()
          .setAllowFailedStart(true)
          .withApplicationRoot(
              jar -> {
                DB.execute(TABLES);
                OTHER.execute(TABLES);
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

    Matcher recipe = RECIPE.matcher(Files.readString(Path.of("../README.md")));
    assertThat(recipe.find()).as("the recipe of the page").isTrue();
    DevTerminal terminal = new DevTerminal();
    assertThat(terminal.type("%s --no-stamp --folder \"%s\"".formatted(recipe.group(1), folder)))
        .contains("Wrote ", "_as_it_was.sql");
    Path first;
    try (Stream<Path> files = Files.list(folder)) {
      first = files.findFirst().orElseThrow();
    }
    String name = first.getFileName().toString();
    String text = Files.readString(first);
    assertThat(text).contains("CREATE TABLE customer (").doesNotContain("databasechangelog");

    DEV_MODE.addResourceFile("db/migrations/" + name, text);
    development().doScan(true);
    assertThat(problem()).contains("but no aludel_version", "'stamp <revision>'");
    String id = name.replaceFirst("_as_it_was.*", "");
    assertThat(terminal.type("aludel stamp " + id)).contains("The database is at " + id);
    assertThat(development().getDeploymentProblem()).isNull();
    assertThat(DB.strings("SELECT version_num FROM aludel_version")).containsExactly(id);

    String settings = recipe.group(2).replaceAll("stamp:[0-9_]+", "stamp:" + id);
    DEV_MODE.modifyResourceFile(
        "application.properties", set -> set.replace(DB.url(), OTHER.url()) + settings);
    development().doScan(true);
    assertThat(problem()).isEmpty();
    assertThat(OTHER.strings("SELECT version_num FROM aludel_version")).containsExactly(id);
    assertThat(OTHER.strings("SELECT direction FROM aludel_log")).containsExactly("stamp");
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
