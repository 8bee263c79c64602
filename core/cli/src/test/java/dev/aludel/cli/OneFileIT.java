package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line as the one file that README names: {@code java -jar …/aludel-cli.jar}. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class OneFileIT {

  private static final Path JAR = Path.of("target/aludel-cli.jar").toAbsolutePath();

  private static final Path SCRIPT = Path.of("src/main/scripts/aludel").toAbsolutePath();

  @TempDir Path project;

  @Test
  void needsNothingButJava(PostgresDatabase database) throws Exception {
    Path revisions = Files.createDirectories(project.resolve("src/main/resources/db/migrations"));
    Files.writeString(
        revisions.resolve("20241107_120000_add_customers.sql"),
        """
        -- @revises base

        -- @upgrade
        CREATE TABLE customer (id bigint PRIMARY KEY);

        -- @downgrade
        DROP TABLE customer;
        """);
    Files.writeString(
        project.resolve("src/main/resources/db/schema.sql"),
        "CREATE TABLE customer (id bigint PRIMARY KEY, mail text);\n");

    assertThat(type(database, "upgrade")).contains("upgrade <base> -> 20241107_120000");
    assertThat(type(database, "revision", "--autogenerate", "-m", "mail"))
        .contains("create column customer.mail");
    assertThat(type(database, "upgrade")).contains("mail");
    assertThat(type(database, "check")).startsWith("No changes.");
    assertThat(database.strings("SELECT count(mail) FROM customer")).containsExactly("0");
  }

  /** Its folder's name holds a space, and it is called by a link to it. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theScriptBesideItStartsIt() throws Exception {
    Path folder = Files.createDirectories(project.resolve("my programs"));
    Files.copy(JAR, folder.resolve(JAR.getFileName()));
    Path script = Files.copy(SCRIPT, folder.resolve("aludel"), StandardCopyOption.COPY_ATTRIBUTES);
    Path link = Files.createSymbolicLink(project.resolve("aludel"), script);
    for (int start = 0; start < 2; start++) {
      ProcessBuilder typed = new ProcessBuilder(link.toString(), "--set", "url=a b", "--version");
      typed.environment().put("JAVA_HOME", System.getProperty("java.home"));
      typed.environment().put("HOME", project.toString());
      typed.environment().remove("XDG_CACHE_HOME");
      Process process = typed.redirectErrorStream(true).start();
      String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(shown).isZero();
      assertThat(shown.lines())
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("aludel ");
    }
    assertThat(
            project.resolve(".cache/aludel/cli-" + Runtime.version().feature() + ".jsa").toFile())
        .matches(archive -> archive.exists() == (Runtime.version().feature() >= 19));
  }

  private String type(PostgresDatabase database, String... words) throws Exception {
    TypedProcess.Result result =
        new TypedProcess(project, database, List.of("-jar", JAR.toString())).type(List.of(words));
    assertThat(result.code()).as(result.shown()).isZero();
    return result.shown();
  }
}
