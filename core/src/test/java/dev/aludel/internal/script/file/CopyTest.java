package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.revision.Direction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden pairs: a revision, and what a runner gets of its two sections. */
class CopyTest {

  @ParameterizedTest
  @MethodSource("revisions")
  void aRunnerGetsTheStatementsWithTheirData(Path revision) {
    SqlScript script = CopyFixtures.read(revision);
    StringBuilder got = new StringBuilder();
    for (Direction direction : Direction.values()) {
      Recorder recorder = new Recorder();
      script.read(direction, Map.of("schema", "public", "never", "wrong"), recorder);
      got.append("######## ").append(direction).append('\n').append(recorder);
    }
    assertThat(got.toString()).isEqualTo(CopyFixtures.expected(revision));
  }

  static List<Path> revisions() {
    return CopyFixtures.revisions();
  }
}
