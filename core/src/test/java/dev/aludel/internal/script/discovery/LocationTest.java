package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.discovery.Location.InFileSystem;
import dev.aludel.internal.script.discovery.Location.OnClassPath;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {

  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "classpath:db/migrations,        db/migrations",
    "db/migrations,                  db/migrations",
    "classpath:/db//./migrations/,   db/migrations",
    "db\\migrations,                 db/migrations",
  })
  void meansTheClassPathUnlessItSaysOtherwise(String text, String path) {
    assertThat(Location.parse(text, problems)).contains(new OnClassPath(path));
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "filesystem:/srv/migrations,           /srv/migrations",
    "/srv/migrations/,                     /srv/migrations",
    "src/main/java,                        src/main/java",
    "filesystem:src/main/resources/db,     src/main/resources/db",
    "file:/srv/my%20migrations,            /srv/my migrations",
    "file:///srv/migrations,               /srv/migrations",
    "file:src/db,                          src/db",
    "file:/srv/my migrations,              /srv/my migrations",
  })
  void readsFoldersOfTheFileSystem(String text, Path path) {
    assertThat(Location.parse(text, problems)).contains(new InFileSystem(path));
    assertThat(problems).isEmpty();
  }

  @Test
  void aBuildTakesARelativeOneForTheClassPath() {
    assertThat(Location.onClassPath(List.of("src/main/java", "/srv/a", "classpath:b", "file:c")))
        .containsExactly("src/main/java", "b");
  }

  @Test
  void aFolderThatTheClassPathHasTooIsAWarning(@TempDir Path temp) throws Exception {
    Files.createDirectories(temp.resolve("src/main/java"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {temp.toUri().toURL()}, null)) {
      assertThat(Discovery.scan(List.of("src/main/java"), loader).warnings())
          .containsExactly(
              "Location 'src/main/java' is a folder here, and on the class path as well. The folder counts. Write 'filesystem:src/main/java' or 'classpath:src/main/java' to say which.");
      assertThat(Discovery.scan(List.of("filesystem:src/main/java"), loader).warnings()).isEmpty();
    }
  }

  @Test
  void refusesAnUnknownPrefix() {
    assertThat(Location.parse("s3:bucket/migrations", problems)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Location 's3:bucket/migrations' begins with 's3:', which is unknown. Begin it with 'classpath:' or 'filesystem:'.");
  }

  @Test
  void refusesTheWholeClassPath() {
    assertThat(Location.parse("classpath:/", problems)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Location 'classpath:/' names no folder, and the whole class path is never searched. Name the folder, such as 'classpath:db/migrations'.");
  }

  @Test
  void refusesToLeaveTheClassPath() {
    assertThat(Location.parse("classpath:../db", problems)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Location 'classpath:../db' has a '..' in it, which the class path doesn't know. Write the folder's full path, such as 'classpath:db/migrations'.");
  }

  @Test
  void refusesAFolderWithoutAName() {
    assertThat(Location.parse("filesystem:", problems)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Location 'filesystem:' names no folder. Name it, such as 'filesystem:/srv/app/migrations'.");
  }

  @Test
  void refusesWhatTheFileSystemCannotHold() {
    assertThat(Location.parse("filesystem:/srv/\0", problems)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Location 'filesystem:/srv/\0' is no path of this file system (Nul character not allowed: /srv/\0). Correct it, such as 'filesystem:/srv/app/migrations'.");
  }
}
