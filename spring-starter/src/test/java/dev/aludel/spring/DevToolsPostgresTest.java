package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * With DevTools an edited revision is taken back and run again, unless a setting says otherwise.
 */
@ExtendWith(PostgresExtension.class)
class DevToolsPostgresTest {

  private static final Pattern JAR = Pattern.compile("(.*)/spring-boot/([^/]+)/[^/]+\\.jar");
  private static final String REDO = "'on-changed=redo' takes back '20250101_090000'";

  @TempDir Path temp;
  private PostgresDatabase db;

  /** An application as an IDE starts it. */
  @EnableAutoConfiguration
  static class Edited {
    public static void main(String[] arguments) {
      SpringApplication.run(Edited.class, arguments);
    }
  }

  @BeforeEach
  void anApplicationInAFolder(PostgresDatabase shared) throws IOException {
    db = shared.fresh();
    String file = Edited.class.getName().replace('.', '/') + ".class";
    Path copy = temp.resolve("classes").resolve(file);
    Files.createDirectories(copy.getParent());
    try (InputStream compiled = Edited.class.getResourceAsStream("/" + file)) {
      Files.write(copy, compiled.readAllBytes());
    }
    Files.createDirectories(temp.resolve("classes/db/migrations"));
    revision("int");
  }

  private void revision(String type) throws IOException {
    Files.writeString(
        temp.resolve("classes/db/migrations/20250101_090000_create_note.sql"),
        """
        -- @revises base
        -- @upgrade
        CREATE TABLE note (id %s);
        -- @downgrade
        DROP TABLE note;
        """
            .formatted(type));
  }

  private String start(boolean devTools, String... arguments) throws Exception {
    String classPath =
        temp.resolve("classes")
            + File.pathSeparator
            + (devTools ? jar() + File.pathSeparator : "")
            + System.getProperty("java.class.path");
    Applications application =
        Applications.on(db)
            .without("aludel.locations")
            .with("spring.main.web-application-type", "none")
            .with("spring.jpa.hibernate.ddl-auto", "none")
            .with("aludel.mode", "upgrade-and-exit")
            .with("logging.level.dev.aludel", "INFO");
    for (String argument : arguments) {
      application.with(argument.split("=")[0], argument.split("=")[1]);
    }
    Ended ended =
        Ended.of(temp, classPath, List.of(), Edited.class.getName(), application.arguments());
    return ended.code() + "\n" + ended.out() + ended.err();
  }

  /** It lies beside Spring Boot itself; on the class path of tests it would restart them. */
  private static Path jar() {
    String boot =
        SpringApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Matcher parts = JAR.matcher(boot);
    assertThat(parts.matches()).as(boot).isTrue();
    String version = parts.group(2);
    return Path.of(
        parts.group(1),
        "spring-boot-devtools",
        version,
        "spring-boot-devtools-" + version + ".jar");
  }

  private List<String> type() {
    return db.strings("SELECT data_type FROM information_schema.columns WHERE table_name = 'note'");
  }

  @Test
  void anEditedRevisionRunsAgain() throws Exception {
    assertThat(start(true)).startsWith("0\n").contains("Upgraded 20250101_090000");
    revision("bigint");
    assertThat(start(true)).contains(REDO).doesNotContain("Leave the setting out");
    assertThat(type()).containsExactly("bigint");
    revision("text");
    assertThat(start(true, "aludel.on-changed=fail"))
        .contains("was changed after it was applied")
        .doesNotContain(REDO);
    assertThat(type()).as("a setting wins").containsExactly("bigint");
    assertThat(start(false)).startsWith("1\n").doesNotContain(REDO);
    assertThat(start(false, "aludel.on-changed=redo")).contains("'on-changed=redo' is set", REDO);
    assertThat(type()).containsExactly("text");
  }
}
