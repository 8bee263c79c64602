package dev.aludel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocationsTest {

  @Test
  void pathsOfTheClassPathLoseWhatStandsAroundThem() {
    assertThat(
            Locations.onClassPath(
                List.of(
                    "classpath:db/migrations",
                    "classpath:/a//b/",
                    " c ",
                    "filesystem:/srv/x",
                    "/srv/y")))
        .containsExactly("db/migrations", "a/b", "c");
  }

  @Test
  void aFolderOfTheFileSystemIsKnownByItsPrefixOrIsAbsolute() {
    assertThat(Locations.anyInFileSystem(List.of("a", "filesystem:/srv/x"))).isTrue();
    assertThat(Locations.anyInFileSystem(List.of("a", "file:/srv/x"))).isTrue();
    assertThat(Locations.anyInFileSystem(List.of("a", "/srv/x"))).isTrue();
    assertThat(Locations.anyInFileSystem(List.of("a", "C:\\x"))).isTrue();
    assertThat(Locations.anyInFileSystem(List.of("a", "classpath:file", "classpath:/a"))).isFalse();
  }
}
