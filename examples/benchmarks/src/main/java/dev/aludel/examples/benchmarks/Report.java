package dev.aludel.examples.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables in Markdown, bars and curves in SVG of what was measured. */
final class Report {

  private static final int BAR = 360;
  private static final int LINE = 22;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder bars = new StringBuilder();
  private final Map<String, Map<String, SortedMap<Integer, Double>>> curves = new LinkedHashMap<>();
  private int y = LINE;

  /** Adds what a workload took. */
  void add(Workload workload, List<Measured> measured) {
    boolean line = workload.where().line();
    title(workload.title());
    text.append("| | × floor | seconds, median | least | most | processor seconds |")
        .append(line ? " turns | statements |" : " classes | peak MB |")
        .append("\n|---|---|---|---|---|---|---|---|\n");
    double floor = measured.get(0).median(Sample::seconds);
    double longest =
        measured.stream().mapToDouble(one -> one.median(Sample::seconds)).max().orElse(1);
    for (Measured one : measured) {
      String label = one.contender().label();
      double median = one.median(Sample::seconds);
      List<Double> sorted = one.sorted(Sample::seconds);
      double first =
          line ? one.median(sample -> sample.traffic().turns()) : one.footprint().classes();
      double second =
          line ? one.median(sample -> sample.traffic().statements()) : one.footprint().megabytes();
      text.append(
          "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s | %s |%n"
              .formatted(
                  label,
                  median / floor,
                  median,
                  sorted.get(0),
                  sorted.get(sorted.size() - 1),
                  one.median(Sample::processor),
                  orDash(first),
                  orDash(second)));
      bar(label, median / floor, longest / floor);
      workload.growth().ifPresent(growth -> point(growth.of(), label, growth.size(), median));
    }
    text.append('\n');
    y += 2 * LINE;
  }

  /** Adds rows of seconds that grow with a size. */
  void add(String title, List<String> steps, SortedMap<Integer, List<Double>> rows) {
    text.append("**")
        .append(title)
        .append("**\n\n| | ")
        .append(String.join(" | ", steps))
        .append(" |\n|---|");
    text.append("---|".repeat(steps.size())).append('\n');
    rows.forEach(
        (size, seconds) -> {
          text.append("| %,d |".formatted(size));
          for (int i = 0; i < steps.size(); i++) {
            text.append(" %.3f |".formatted(seconds.get(i)));
            point(title, steps.get(i), size, seconds.get(i));
          }
          text.append('\n');
        });
    text.append('\n');
  }

  private static String orDash(double number) {
    return number == 0 ? "–" : "%.0f".formatted(number);
  }

  private void title(String title) {
    text.append("**").append(title).append("**\n\n");
    bars.append(words(10, y, "bold", title));
  }

  private void bar(String label, double ratio, double longest) {
    y += LINE;
    int width = (int) Math.round(BAR * ratio / longest);
    bars.append(words(20, y, "normal", label));
    bars.append(
        "  <rect x=\"230\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>%n"
            .formatted(y - 11, width, colour(label, "#adb5bd")));
    bars.append(words(236 + width, y, "normal", String.format(Locale.ROOT, "%.2f", ratio)));
  }

  /** {@return the colour of who is measured; another one for everybody else} */
  static String colour(String label, String others) {
    return label.startsWith("Aludel") ? "#0b7285" : others;
  }

  private void point(String curve, String label, int size, double seconds) {
    curves
        .computeIfAbsent(curve, title -> new LinkedHashMap<>())
        .computeIfAbsent(label, who -> new TreeMap<>())
        .put(size, seconds);
  }

  String markdown() {
    return text.toString();
  }

  String svg() {
    StringBuilder drawn = new StringBuilder(bars);
    int height = y;
    for (Map.Entry<String, Map<String, SortedMap<Integer, Double>>> curve : curves.entrySet()) {
      Curves lines = new Curves(curve.getValue());
      if (lines.grow()) {
        drawn.append(words(10, height, "bold", curve.getKey())).append(lines.svg(height));
        height += Curves.HEIGHT + LINE;
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(height)
        + drawn
        + "</svg>\n";
  }

  static String words(int x, int y, String weight, String words) {
    return "  <text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n"
        .formatted(x, y, weight, words);
  }
}
