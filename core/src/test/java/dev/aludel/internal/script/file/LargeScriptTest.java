package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, whose heap could not hold the file. */
@ForksProcesses
class LargeScriptTest {

  @TempDir private Path folder;

  @Test
  void twentyMegabytesAreReadInAHeapOfTwentyFour() throws Exception {
    assertThat(read(20, 24)).isEqualTo("true 52430 52430 10485776 10485776 false");
  }

  @Test
  @EnabledIfSystemProperty(named = "aludel.soak", matches = "true")
  void twoHundredMegabytesAreReadInAHeapOfSixtyFour() throws Exception {
    assertThat(read(200, 64)).isEqualTo("true 524289 524289 104857648 104857648 false");
  }

  private String read(int megabytes, int heap) throws Exception {
    Path file = folder.resolve("a1_large.sql");
    Process java =
        LeftProcesses.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargeScript.class.getName(),
                    file.toString(),
                    String.valueOf(megabytes))
                .redirectErrorStream(true));
    java.getOutputStream().close();
    String output = new String(java.getInputStream().readAllBytes()).strip();
    assertThat(java.waitFor()).as(output).isZero();
    assertThat(Files.size(file)).isGreaterThan((long) megabytes << 20);
    return output;
  }
}
