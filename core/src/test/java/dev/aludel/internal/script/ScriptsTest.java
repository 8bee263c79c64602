package dev.aludel.internal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.internal.script.discovery.TestJar;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a set of files from being a history: every problem, in one message. */
class ScriptsTest {

  private static final String LOCATION = "db/migrations";

  @TempDir Path temp;

  private Scripts load(String... places) {
    return Scripts.load(
        List.of(places), getClass().getClassLoader(), SuppliedMigrations.NOTHING, false);
  }

  private String folder() {
    return "filesystem:" + temp;
  }

  private ScriptsTest file(String name, String text) throws IOException {
    Files.writeString(temp.resolve(name), text);
    return this;
  }

  private static String script(String header, String upgrade) {
    return header + "\n-- @upgrade\n" + upgrade + "\n-- @downgrade\nSELECT 1;\n";
  }

  @Test
  void theSameIdInTwoJarsIsAnErrorThatNamesBoth() throws Exception {
    Path one = temp.resolve("one.jar");
    Path two = temp.resolve("two.jar");
    new TestJar()
        .with(LOCATION + "/aaaa_users.sql", script("-- @revises base", "SELECT 1;"))
        .writeTo(one);
    new TestJar()
        .with(LOCATION + "/aaaa_users.sql", script("-- @revises base", "SELECT 2;"))
        .writeTo(two);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {one.toUri().toURL(), two.toUri().toURL()}, null)) {
      assertThatThrownBy(
              () ->
                  Scripts.load(
                      List.of("classpath:" + LOCATION), loader, SuppliedMigrations.NOTHING, false))
          .isInstanceOf(InvalidRevisionsException.class)
          .hasMessage(
              "The id 'aaaa' is used twice, in 'db/migrations/aaaa_users.sql (one.jar)' and"
                  + " 'db/migrations/aaaa_users.sql (two.jar)'. Give each revision an id of its own.");
    }
  }

  @Test
  void theSameFileInTwoJarsCountsOnce() throws Exception {
    Path one = temp.resolve("one.jar");
    Path two = temp.resolve("two.jar");
    for (Path jar : List.of(one, two)) {
      new TestJar()
          .with(LOCATION + "/aaaa_users.sql", script("-- @revises base", "SELECT 1;"))
          .writeTo(jar);
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {one.toUri().toURL(), two.toUri().toURL()}, null)) {
      assertThat(
              Scripts.load(
                      List.of("classpath:" + LOCATION), loader, SuppliedMigrations.NOTHING, false)
                  .graph()
                  .revisions())
          .hasSize(1);
    }
  }

  @Test
  void everyProblemOfFilesAndGraphComesInOneMessage() throws Exception {
    file("aaaa.sql", script("-- @revises base\n-- @label users", "SELECT 1;"));
    file("bbbb.sql", script("-- @revise aaaa", "SELECT 1;"));
    file("cccc.sql", script("-- @revises aaab", "SELECT 1;"));
    file("dddd.sql", script("-- @revises aaaa\n-- @label users", "SELECT 1;"));
    file("notes.sql", "SELECT 1;\n");
    InvalidRevisionsException error =
        catchThrowableOfType(InvalidRevisionsException.class, () -> load(folder()));
    assertThat(error.problems()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(error)
        .hasMessageContaining("bbbb.sql")
        .hasMessageContaining("'aaab'")
        .hasMessageContaining("label 'users'")
        .hasMessageContaining("notes.sql");
  }
}
