package dev.aludel.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run of a contender took.
 *
 * @param seconds from its start to its end
 * @param processor the seconds that all its threads had a processor
 * @param traffic what went over the line to the server, where that was counted
 */
record Sample(double seconds, double processor, Traffic traffic) {

  /** What a shell's {@code times} prints in its second line: those of the shell's children. */
  private static final Pattern TIMES =
      Pattern.compile("(?m)^(\\d+)m([\\d.,]+)s (\\d+)m([\\d.,]+)s\\s*\\z");

  /**
   * What went over a line.
   *
   * @param turns how often the client waited for the server
   * @param statements how many the server was asked to run
   */
  record Traffic(int turns, int statements) {
    static final Traffic UNKNOWN = new Traffic(0, 0);
  }

  /** {@return a command whose last output is what {@link #of} reads; so many of it at once} */
  static List<String> timed(List<String> command, int copies) {
    String script =
        copies == 1
            ? "\"$@\"; c=$?; times; exit $c"
            : "p=; for i in $(seq %d); do \"$@\" & p=\"$p $!\"; done; c=0; for i in $p; do wait $i || c=$?; done; times; exit $c"
                .formatted(copies);
    List<String> shell = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    shell.addAll(command);
    return shell;
  }

  static Sample of(double seconds, String output, Traffic traffic) {
    Matcher times = TIMES.matcher(output);
    if (!times.find()) {
      throw new IllegalStateException("The shell printed no times: " + output);
    }
    return new Sample(
        seconds,
        part(times.group(1), times.group(2)) + part(times.group(3), times.group(4)),
        traffic);
  }

  private static double part(String minutes, String seconds) {
    return Integer.parseInt(minutes) * 60 + Double.parseDouble(seconds.replace(',', '.'));
  }
}
