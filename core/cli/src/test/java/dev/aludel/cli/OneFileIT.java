package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
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
  void theScriptBesideItKeepsWhatWasLoadedForTheNextStart() throws Exception {
    Path folder = Files.createDirectories(project.resolve("my programs"));
    Path jar = Files.copy(JAR, folder.resolve(JAR.getFileName()));
    Path script = Files.copy(SCRIPT, folder.resolve("aludel"), StandardCopyOption.COPY_ATTRIBUTES);
    Path link = Files.createSymbolicLink(project.resolve("aludel"), script);
    assertThat(start(link)).as("classes out of an archive, at the first start").isZero();
    assertThat(start(link)).as("at the second").isGreaterThan(100);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertThat(start(link)).as("of another jar").isZero();
    assertThat(start(link)).as("of another jar, at the second").isGreaterThan(100);
  }

  /** {@return how many classes came out of an archive of the command line's own} */
  private long start(Path script) throws Exception {
    Path classes = project.resolve("classes.txt");
    ProcessBuilder typed = new ProcessBuilder(script.toString(), "--version");
    typed.environment().put("JAVA_HOME", System.getProperty("java.home"));
    typed.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
    typed.environment().put("XDG_CACHE_HOME", project.resolve("cache").toString());
    Process process = typed.redirectErrorStream(true).start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(shown).isZero();
    assertThat(shown.lines().filter(line -> !line.contains("JDK_JAVA_OPTIONS")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("aludel ");
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.filter(line -> line.contains("shared objects file (top)")).count();
    }
  }

  private String type(PostgresDatabase database, String... words) throws Exception {
    TypedProcess.Result result =
        new TypedProcess(project, database, List.of("-jar", JAR.toString())).type(List.of(words));
    assertThat(result.code()).as(result.shown()).isZero();
    return result.shown();
  }
}
