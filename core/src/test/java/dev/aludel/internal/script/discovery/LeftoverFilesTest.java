package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverFilesTest {

  private static final String TEXT = "-- @revises base\n-- @upgrade\nSELECT 1;\n";

  @TempDir Path project;

  private Path write(String file) throws IOException {
    Path path = project.toRealPath().resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, TEXT);
  }

  private List<String> warnings() throws IOException {
    URL classes = project.toRealPath().resolve("target/classes").toUri().toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, null)) {
      return Discovery.scan(List.of("classpath:db/migrations"), loader).warnings();
    }
  }

  @Test
  void aFileWhoseSourceIsGoneIsNamed() throws IOException {
    write("target/classes/db/migrations/aaaa.sql");
    write("target/classes/db/migrations/bbbb.sql");
    Path source = write("src/main/resources/db/migrations/aaaa.sql");
    Path renamed = write("src/main/resources/db/migrations/bbbb.sql");
    assertThat(warnings()).isEmpty();
    Files.move(renamed, renamed.resolveSibling("cccc.sql"));
    assertThat(warnings())
        .containsExactly(
            "'db/migrations/bbbb.sql' is in 'target/classes', but there is no 'src/main/resources/db/migrations/bbbb.sql' any more. If it was deleted or renamed, run 'mvn clean'.");
    assertThat(source).exists();
  }

  @Test
  void whatAnotherFolderGaveIsNoneOfThem() throws IOException {
    write("target/classes/db/migrations/aaaa.sql");
    assertThat(warnings()).isEmpty();
  }
}
