package dev.aludel.examples.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one process took.
 *
 * @param seconds from its start to its end
 * @param processor the seconds that all its threads had a processor
 */
record Sample(double seconds, double processor) {

  /** What a shell's {@code times} prints in its second line: those of the shell's children. */
  private static final Pattern TIMES =
      Pattern.compile("(?m)^(\\d+)m([\\d.,]+)s (\\d+)m([\\d.,]+)s\\s*\\z");

  /** {@return a command whose last output is what {@link #of} reads} */
  static List<String> timed(List<String> command) {
    List<String> shell =
        new java.util.ArrayList<>(List.of("sh", "-c", "\"$@\"; c=$?; times; exit $c", "sh"));
    shell.addAll(command);
    return shell;
  }

  static Sample of(double seconds, String output) {
    Matcher times = TIMES.matcher(output);
    if (!times.find()) {
      throw new IllegalStateException("The shell printed no times: " + output);
    }
    return new Sample(
        seconds, part(times.group(1), times.group(2)) + part(times.group(3), times.group(4)));
  }

  private static double part(String minutes, String seconds) {
    return Integer.parseInt(minutes) * 60 + Double.parseDouble(seconds.replace(',', '.'));
  }

  /** {@return a figure of the samples, sorted} */
  static List<Double> sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return samples.stream().mapToDouble(figure).sorted().boxed().toList();
  }
}
