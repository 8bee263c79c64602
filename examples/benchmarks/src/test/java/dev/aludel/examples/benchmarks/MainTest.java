package dev.aludel.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short form: each contender does its work, and the report has a line of it. No time is judged.
 */
class MainTest {

  @TempDir private Path out;

  @Test
  void everybodyDoesTheWorkAndStandsInTheReport() throws Exception {
    Main.main(
        new String[] {"--rounds", "1", "--sizes", "3", "--large", "1", "--out", out.toString()});
    assertThat(Files.readString(out.resolve("report.md")))
        .contains(
            "Nothing to do, 3 revisions in a folder",
            "Nothing to do, 3 revisions in a jar",
            "An empty database, 3 small revisions")
        .containsPattern("\\| Aludel, with the build index \\| [0-9.]+ \\|")
        .containsPattern("\\| Aludel, in one transaction \\| [0-9.]+ \\|")
        .containsPattern("\\| Flyway \\| [0-9.]+ \\|")
        .containsPattern("\\| Liquibase \\| [0-9.]+ \\|");
    if (LargeFiles.havePsql()) {
      assertThat(Files.readString(out.resolve("report.md")))
          .contains("1 MB of inserts", "4 MB of COPY")
          .containsPattern("\\| Aludel, in 128 MB \\| [0-9.]+ \\|");
    }
    assertThat(Files.readString(out.resolve("report.svg"))).startsWith("<svg").endsWith("</svg>\n");
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetween() {
    assertThat(Report.median(List.of(1.0, 2.0, 4.0))).isEqualTo(2);
    assertThat(Report.median(List.of(1.0, 2.0, 4.0, 9.0))).isEqualTo(3);
  }
}
