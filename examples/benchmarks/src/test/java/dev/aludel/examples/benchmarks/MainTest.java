package dev.aludel.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short form: each contender does its work, and the report has a line of it. No time is judged.
 */
class MainTest {

  @TempDir private Path out;

  @Test
  void everybodyDoesTheWorkAndStandsInTheReport() throws Exception {
    assertThat(run("--only", "fresh", "--sizes", "3"))
        .contains("**An empty database, 3 small revisions**")
        .containsPattern("\\| Aludel, in one transaction \\| [0-9.]+ \\|")
        .containsPattern("\\| Flyway \\| [0-9.]+ \\|")
        .containsPattern("\\| Liquibase \\| [0-9.]+ \\|");
  }

  @Test
  void eachOtherKindOfWorkHasATable() throws Exception {
    String options =
        "--only start,line,tenants,large,schema --without Flyway,Liquibase --sizes 3 --tenants 2 --large 1 --tables 3,6";
    String report = run(options.split(" "));
    assertThat(report)
        .contains("Nothing to do, 3 revisions in a folder", "Nothing to do, 3 revisions in a jar")
        .containsPattern("\\| Aludel, with the build index \\| [0-9.]+ \\|")
        .contains("**An empty database, 3 small revisions, 5 ms for each turn to the server**")
        // Connecting, and SELECT 1 with what the driver asks for itself.
        .containsPattern("\\| connect and SELECT 1 \\|( [0-9.]+ \\|){5} [1-9][0-9]* \\| [1-9] \\|")
        .contains("2 tenants, 10 revisions each")
        .containsPattern("\\| Aludel, 4 processes at once \\| [0-9.]+ \\|")
        .containsPattern("\\| 6 \\|( [0-9.]+ \\|){3}");
    if (LargeFiles.havePsql()) {
      assertThat(report)
          .contains("1 MB of inserts", "4 MB of COPY")
          .containsPattern("\\| Aludel, in 128 MB \\| [0-9.]+ \\|");
    }
    assertThat(Files.readString(out.resolve("report.svg")))
        .startsWith("<svg")
        .contains("<polyline")
        .endsWith("</svg>\n");
  }

  @Test
  void somebodysOwnRevisionsAreMeasuredByTheCommandLine() throws Exception {
    assumeTrue(LargeFiles.havePsql());
    Revisions own = new Revisions(out, 3);
    own.write();
    assertThat(run("--history", own.folder(Means.ALUDEL) + "/db/migrations"))
        .contains("An empty database, the revisions of migrations")
        .containsPattern("\\| Aludel's command line \\| [0-9.]+ \\|");
  }

  @Test
  void aFilledJarKeepsWhatItHadAndStoresTheOthersAsTheLoaderWantsThem() throws Exception {
    Revisions few = new Revisions(out, 2);
    few.write();
    Path jar = Path.of(few.jar(Means.ALUDEL, false));
    try (JarFile before = new JarFile(jar.toFile());
        JarFile after = new JarFile(FilledJar.of(jar, 3, out).toFile())) {
      assertThat(after.stream().map(JarEntry::getName))
          .containsAll(before.stream().map(JarEntry::getName).toList())
          .hasSize(before.size() + 3);
      assertThat(after.stream().filter(entry -> entry.getName().startsWith("BOOT-INF/lib/")))
          .hasSize(3)
          .allMatch(entry -> entry.getMethod() == JarEntry.STORED && entry.getSize() > 100_000);
    }
  }

  private String run(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--rounds", "1", "--out", out.toString()));
    Main.main(all.toArray(new String[0]));
    return Files.readString(out.resolve("report.md"));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetween() {
    assertThat(Measured.median(List.of(1.0, 2.0, 4.0))).isEqualTo(2);
    assertThat(Measured.median(List.of(1.0, 2.0, 4.0, 9.0))).isEqualTo(3);
  }
}
