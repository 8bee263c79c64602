package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.discovery.TestCompiler;
import dev.aludel.internal.script.discovery.TestJar;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a start with nothing to do waits for above all: classes, and lambdas that are linked. */
@ExtendWith(PostgresExtension.class)
@ForksProcesses
class LoadedClassesPostgresTest {

  private static final String CONNECT =
      """
      package acme;
      public class Main {
        public static void main(String[] arguments) throws Exception {
          try (var connection = java.sql.DriverManager.getConnection(arguments[0]);
              var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
          }
        }
      }
      """;

  private static final String UPGRADE =
      """
      package acme;
      public class Main {
        public static void main(String[] arguments) {
          dev.aludel.Aludel.builder().settings(java.util.Map.of("url", arguments[0])).build().upgrade();
        }
      }
      """;

  @TempDir Path temp;

  @Test
  void anIndexedHistoryAtHeadTakesFewMoreThanAConnection(PostgresDatabase database)
      throws Exception {
    String url = "%s&password=%s".formatted(address(database), database.password());
    Path classes =
        new TestJar()
            .with(
                "db/migrations/aaaa_a.sql",
                "-- @revises base\n-- @upgrade\nCREATE TABLE a (x int);")
            .with(TestCompiler.compile(UPGRADE))
            .unpackTo(temp.resolve("upgrade"));
    Aludel.builder().build().workbench().index(classes.toString());
    Path upgrade = new TestJar().withAllOf(classes).writeTo(temp.resolve("upgrade.jar"));
    Path connect =
        new TestJar().with(TestCompiler.compile(CONNECT)).writeTo(temp.resolve("connect.jar"));
    loaded(upgrade, url); // the one that has something to do
    Set<String> needed = loaded(connect, url);
    Set<String> further = loaded(upgrade, url);
    further.removeAll(needed);
    // Seen: 176 beside 1,791, with one name for all lambdas of a class. Each is some 0.2 ms.
    assertThat(further).hasSizeLessThan(195);
    // A JVM that has just started takes 7 ms for the regular expressions of a URL, and as many for
    // the first formats.
    assertThat(further)
        .noneMatch(
            name -> name.startsWith("java.util.regex") || name.startsWith("java.util.Formatter"));
    assertThat(further)
        .noneMatch(
            name -> name.startsWith("io.github.classgraph") || name.contains("RevisionGraph"))
        .noneMatch(name -> name.startsWith("java.util.stream"));
  }

  private static String address(PostgresDatabase database) {
    String url = database.url();
    return url + (url.contains("?") ? "&" : "?") + "user=" + database.user();
  }

  private static Set<String> loaded(Path program, String url)
      throws IOException, InterruptedException {
    String classPath =
        Stream.of(
                program,
                TestCompiler.placeOf(Aludel.class),
                TestCompiler.placeOf(org.postgresql.Driver.class),
                TestCompiler.placeOf(org.slf4j.Logger.class))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        LeftProcesses.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:stdout:none",
                    "-cp",
                    classPath,
                    "acme.Main",
                    url)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    try (InputStream output = process.getInputStream()) {
      List<String> lines =
          new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
      return lines.stream()
          .map(
              line ->
                  line.replaceFirst(" source: .*", "").replaceFirst("[0-9]*[/+]?0x[0-9a-f]+.*", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
