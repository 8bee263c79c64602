package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFoldersTest {

  @TempDir private Path project;

  @Test
  void theFirstLocationThatIsThereIsNamed() throws IOException {
    Path folder = Files.createDirectories(project.resolve("resources/db/migrations"));
    SourceFolders folders = new SourceFolders(List.of(project.resolve("resources")));
    assertThat(folders.of(List.of("filesystem:/srv", "other", "classpath:/db/migrations")))
        .contains(folder.toString());
    assertThat(folders.of(List.of("other"))).isEmpty();
  }

  @Test
  void theLibraryChoosesInTheProjectsOwnFolder() throws IOException {
    Files.createDirectories(project.resolve("resources/db/migrations"));
    SourceFolders folders =
        new SourceFolders(List.of(project.resolve("resources"), Path.of("src/main/resources")));
    assertThat(folders.of(List.of("db/migrations"))).isEmpty();
  }
}
