package dev.aludel.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has needed, seen in a run of its own, since looking takes time.
 *
 * @param classes how many classes it loaded; 0 where it is no JVM
 * @param megabytes the most memory that it had at a time; 0 where the system doesn't tell
 */
record Footprint(long classes, long megabytes) {

  static final Footprint UNKNOWN = new Footprint(0, 0);

  private static final String PEAK = "VmHWM:";

  /** Runs a command, and looks at it meanwhile. */
  static Footprint of(List<String> command) throws IOException, InterruptedException {
    Path classes = Files.createTempFile("benchmark", ".classes");
    Path output = Files.createTempFile("benchmark", ".out");
    List<String> watched = new ArrayList<>(command);
    boolean virtual = Path.of(command.get(0)).endsWith("java");
    if (virtual) {
      watched.add(1, "-Xlog:class+load:file=" + classes + "::filecount=0");
    }
    Process process =
        new ProcessBuilder(watched)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peak(Path.of("/proc", Long.toString(process.pid()), "status")));
      Thread.sleep(2);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command + " failed: see " + output);
    }
    try (Stream<String> lines = Files.lines(classes)) {
      return new Footprint(
          lines.filter(line -> line.contains(" source: ")).count(), Math.round(peak / 1024.0));
    } finally {
      Files.delete(classes);
      Files.delete(output);
    }
  }

  /** In kilobytes; none where the process has ended meanwhile. */
  private static long peak(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
