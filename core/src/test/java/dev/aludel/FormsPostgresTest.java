package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.AutogenerateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What is written for tables that exist. Each file of {@code schema/forms} has a schema, another
 * one, and the text that leads there and back, which differs from PostgreSQL 18 on where there is a
 * file with that ending; {@code -Daludel.golden=update} writes it anew.
 */
@ResourceLock("scratch databases")
@ExtendWith(PostgresExtension.class)
class FormsPostgresTest {

  private static final Path CASES = Path.of("src/test/resources/schema/forms");
  private static final String AFTER = "-- ---- after ----\n";

  private final PostgresDatabase server;
  @TempDir private Path folder;

  FormsPostgresTest(PostgresDatabase database) {
    this.server = database;
  }

  @TestFactory
  Stream<DynamicTest> eachFormIsWrittenAndProvenAndRuns() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      List<Path> cases = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
      return cases.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
    }
  }

  private void judge(Path file) throws IOException {
    String[] sides = Files.readString(file).split(AFTER, 2);
    try (PostgresDatabase database = server.fresh()) {
      String text = written(database, "online", sides[0], sides[1]);
      Path expected = expected(file);
      if ("update".equals(System.getProperty("aludel.golden"))) {
        Files.writeString(expected, text);
      }
      assertThat(text).isEqualTo(Files.readString(expected));
      assertThat(broken(database)).isEmpty();
    }
  }

  private Path expected(Path file) {
    String name = file.getFileName().toString().replace(".sql", "");
    Path special = CASES.resolve(name + ".18.expected");
    return server.serverMajor() >= 18 && Files.exists(special)
        ? special
        : CASES.resolve(name + ".expected");
  }

  /** Autogenerates the step from one schema to another, and runs it up, down and up. */
  private String written(PostgresDatabase database, String forms, String before, String after)
      throws IOException {
    Path project = Files.createTempDirectory(folder, "project");
    Path model = Files.writeString(project.resolve("schema.sql"), after);
    Path revisions = Files.createDirectory(project.resolve("db"));
    Files.writeString(
        revisions.resolve("20260101_000000_first.sql"),
        "-- @revises base\n\n-- @upgrade\n" + before + "\n-- @downgrade empty\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("url", database.url());
    settings.put("user", database.user());
    settings.put("password", database.password());
    settings.put("locations", "filesystem:" + revisions);
    settings.put("models", model.toString());
    settings.put("scratch", "server");
    settings.put("drops", "write");
    settings.put("forms", forms);
    Aludel aludel = Aludel.builder().settings(settings).build();
    String text = aludel.workbench().autogenerate(AutogenerateRequest.of("next")).text();
    Aludel again = Aludel.builder().settings(settings).build();
    again.upgrade();
    again.downgrade("-1");
    again.upgrade();
    return text.substring(text.indexOf("-- @upgrade"));
  }

  /** What does not hold for all rows, or is not used. */
  private static List<String> broken(PostgresDatabase database) {
    return database.strings(
        """
        SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid
        UNION ALL SELECT conname FROM pg_constraint WHERE NOT convalidated""");
  }

  @Test
  void plainFormsAreOneTransaction() throws IOException {
    String[] sides = Files.readString(CASES.resolve("checks-and-foreign-keys.sql")).split(AFTER, 2);
    try (PostgresDatabase database = server.fresh()) {
      assertThat(Arrays.asList(written(database, "plain", sides[0], sides[1]).split("\n")))
          .contains("  ADD CONSTRAINT orders_total_check CHECK ((total >= (0)::numeric)),")
          .doesNotContain("-- @commit");
    }
  }
}
