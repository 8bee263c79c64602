package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.file.ScriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDiscoveryTest {

  @TempDir Path temp;

  @Test
  void findsFilesInFoldersOfAnyDepthByPlace() throws IOException {
    new TestJar()
        .with("2_b.sql", "b")
        .with("1_a.sql", "a")
        .with("2025/3_c.sql", "c")
        .with("readme.md", "")
        .unpackTo(temp);

    FoundRevisions found = scan("filesystem:" + temp);

    assertThat(found.files())
        .extracting(ScriptFile::place)
        .containsExactly(temp + "/1_a.sql", temp + "/2025/3_c.sql", temp + "/2_b.sql");
    assertThat(found.files().get(1).name()).isEqualTo("3_c.sql");
    try (InputStream in = found.files().get(1).source().open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("c");
    }

    assertThat(found.warnings()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void findsTheSameByUrl() throws IOException {
    Path folder = new TestJar().with("1_a.sql", "a").unpackTo(temp.resolve("my migrations"));

    assertThat(scan(folder.toUri().toString()).files())
        .extracting(ScriptFile::place)
        .containsExactly(folder + "/1_a.sql");
  }

  @Test
  void readsAFolderThatKubernetesMountsFromAConfigMap() throws IOException {
    Path data = new TestJar().with("1_a.sql", "a").unpackTo(temp.resolve("..2025_01_01"));
    Files.createSymbolicLink(temp.resolve("..data"), data);
    Files.createSymbolicLink(temp.resolve("1_a.sql"), Path.of("..data/1_a.sql"));

    FoundRevisions found = scan("filesystem:" + temp);

    assertThat(found.files()).extracting(ScriptFile::place).containsExactly(temp + "/1_a.sql");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void walksIntoLinkedFoldersButNotInCircles() throws IOException {
    Path shared = new TestJar().with("1_a.sql", "a").unpackTo(temp.resolve("shared"));
    Path folder = new TestJar().with("2_b.sql", "b").unpackTo(temp.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("linked"), shared);
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    FoundRevisions found = scan("filesystem:" + folder);

    assertThat(found.files())
        .extracting(ScriptFile::place)
        .containsExactly(folder + "/2_b.sql", folder + "/linked/1_a.sql");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void readsAFolderWhoseOwnNameBeginsWithADot() throws IOException {
    Path folder = new TestJar().with("1_a.sql", "a").unpackTo(temp.resolve(".migrations"));

    assertThat(scan("filesystem:" + folder).files()).hasSize(1);
  }

  @Test
  void namesALinkThatLeadsNowhere() throws IOException {
    Files.createSymbolicLink(temp.resolve("1_a.sql"), Path.of("gone.sql"));

    FoundRevisions found = scan("filesystem:" + temp);

    assertThat(found.problems())
        .containsExactly(
            "'%s/1_a.sql' can't be read (it leads nowhere). Make it readable, or begin its name with '_' to leave it out."
                .formatted(temp));
  }

  @Test
  void refusesALocationThatIsAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("1_a.sql"), "a");

    FoundRevisions found = scan("filesystem:" + file);

    assertThat(found.files()).isEmpty();
    assertThat(found.problems())
        .containsExactly(
            "Location 'filesystem:%s' is a file. Name the folder that the revision files are in."
                .formatted(file));
  }

  private static FoundRevisions scan(String location) {
    return Discovery.scan(List.of(location), FolderDiscoveryTest.class.getClassLoader());
  }
}
