package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A long history is printed in a time that a person waits for, growing with its length alone. */
@Isolated("measures time")
class OfflineSizeTest {

  @TempDir Path temp;

  @Test
  void fiveThousandRevisionsArePrintedInAProcessOfTwoSeconds() throws Exception {
    String few = history("few", 500);
    String many = history("many", 5_000);
    long small = Math.min(print(few), print(few));
    long large = Math.min(print(many), Math.min(print(many), print(many)));
    assertThat(large).as("milliseconds for 5,000").isLessThan(limit());
    assertThat(large).as("against %d for 500", small).isLessThan(10 * small);
  }

  /** Two seconds on an idle machine; a busy one gets more. */
  private static long limit() {
    double load =
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.round(2_000 * Math.max(1, 2 * load / processors));
  }

  private String history(String name, int revisions) throws IOException {
    RevisionFolder folder = RevisionFolder.in(Files.createDirectory(temp.resolve(name)));
    for (int i = 1; i <= revisions; i++) {
      folder.table("r%05d".formatted(i), i == 1 ? "base" : "r%05d".formatted(i - 1));
    }
    return folder.location();
  }

  private long print(String location) throws Exception {
    Path out = temp.resolve("out.sql");
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PrintMain.class.getName(),
                location)
            .redirectOutput(out.toFile())
            .redirectError(new File(temp.toFile(), "err"))
            .start();
    assertThat(process.waitFor()).isZero();
    long millis = (System.nanoTime() - begun) / 1_000_000;
    assertThat(Files.readString(out)).endsWith("COMMIT;\n\n");
    return millis;
  }

  /** Prints an upgrade, in a process of its own. */
  static final class PrintMain {
    private PrintMain() {}

    public static void main(String[] arguments) {
      try (java.io.Writer out =
          new java.io.BufferedWriter(
              new java.io.OutputStreamWriter(
                  System.out, java.nio.charset.StandardCharsets.UTF_8))) {
        Aludel.builder().locations(List.of(arguments).get(0)).build().upgrade("head", out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
