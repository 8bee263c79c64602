package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.ChangedRevisionsException;
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
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * With DevTools an edited revision is taken back and run again, unless a setting says otherwise.
 */
@ExtendWith({PostgresExtension.class, OutputCaptureExtension.class})
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

  private Applications application() {
    return Applications.on(db)
        .without("aludel.locations")
        .with("spring.main.web-application-type", "none")
        .with("spring.jpa.hibernate.ddl-auto", "none")
        .with("aludel.mode", "upgrade-and-exit")
        .with("logging.level.dev.aludel", "INFO");
  }

  private String withDevTools(Applications application) throws Exception {
    String classPath =
        temp.resolve("classes")
            + File.pathSeparator
            + jar()
            + File.pathSeparator
            + System.getProperty("java.class.path");
    Ended ended =
        Ended.of(temp, classPath, List.of(), Edited.class.getName(), application.arguments());
    return ended.code() + "\n" + ended.out() + ended.err();
  }

  private Applications withoutDevTools() {
    return application().with("aludel.locations", location());
  }

  private String location() {
    return "filesystem:" + temp.resolve("classes/db/migrations");
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
  void anEditedRevisionRunsAgain(CapturedOutput output) throws Exception {
    Aludel.builder().dataSource(db.dataSource()).locations(location()).build().upgrade();
    revision("bigint");
    assertThat(withDevTools(application()))
        .startsWith("0\n")
        .contains(REDO)
        .doesNotContain("Leave the setting out");
    assertThat(type()).containsExactly("bigint");
    revision("text");
    assertThat(withDevTools(application().with("aludel.on-changed", "fail")))
        .contains("was changed after it was applied")
        .doesNotContain(REDO);
    assertThat(type()).as("a setting wins").containsExactly("bigint");
    assertThatThrownBy(() -> Ended.here(withoutDevTools(), Edited.class))
        .rootCause()
        .isInstanceOf(ChangedRevisionsException.class);
    assertThat(type()).as("without DevTools").containsExactly("bigint");
    assertThat(Ended.here(withoutDevTools().with("aludel.on-changed", "redo"), Edited.class).code())
        .isZero();
    assertThat(output.getAll()).contains("'on-changed=redo' is set", REDO);
    assertThat(type()).containsExactly("text");
  }
}
