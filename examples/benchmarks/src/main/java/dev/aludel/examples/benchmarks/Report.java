package dev.aludel.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables in Markdown and bars in SVG of what was measured. */
final class Report {

  private static final int BAR = 360;
  private static final int LINE = 22;

  private final List<Table> tables = new ArrayList<>();

  /**
   * A table.
   *
   * @param title what was done
   * @param rows who did it, the floor first
   */
  record Table(String title, List<Row> rows) {}

  /**
   * A line of a table.
   *
   * @param label who did it
   * @param seconds the median
   * @param least the shortest time
   * @param most the longest time
   * @param ratio the median to that of the floor
   * @param processor the median of the seconds that all threads had a processor
   */
  record Row(
      String label, double seconds, double least, double most, double ratio, double processor) {}

  /** Adds what a workload took. */
  void add(String title, Map<Contender, List<Sample>> measured) {
    List<Row> rows = new ArrayList<>();
    double floor = 0;
    for (Map.Entry<Contender, List<Sample>> entry : measured.entrySet()) {
      List<Double> sorted = Sample.sorted(entry.getValue(), Sample::seconds);
      double median = median(sorted);
      floor = rows.isEmpty() ? median : floor;
      rows.add(
          new Row(
              entry.getKey().label(),
              median,
              sorted.get(0),
              sorted.get(sorted.size() - 1),
              median / floor,
              median(Sample.sorted(entry.getValue(), Sample::processor))));
    }
    tables.add(new Table(title, rows));
  }

  static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    for (Table table : tables) {
      text.append("**").append(table.title()).append("**\n\n");
      text.append(
          "| | × floor | seconds, median | least | most | processor seconds |\n|---|---|---|---|---|---|\n");
      for (Row row : table.rows()) {
        text.append(
            "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n"
                .formatted(
                    row.label(),
                    row.ratio(),
                    row.seconds(),
                    row.least(),
                    row.most(),
                    row.processor()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  String svg() {
    StringBuilder bars = new StringBuilder();
    int y = LINE;
    for (Table table : tables) {
      bars.append(text(10, y, "bold", table.title()));
      double longest = table.rows().stream().mapToDouble(Row::ratio).max().orElse(1);
      for (Row row : table.rows()) {
        y += LINE;
        int width = (int) Math.round(BAR * row.ratio() / longest);
        bars.append(text(20, y, "normal", row.label()));
        bars.append(
            "  <rect x=\"230\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>%n"
                .formatted(
                    y - 11, width, row.label().startsWith("Aludel") ? "#0b7285" : "#adb5bd"));
        bars.append(
            text(236 + width, y, "normal", String.format(Locale.ROOT, "%.2f", row.ratio())));
      }
      y += 2 * LINE;
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(y)
        + bars
        + "</svg>\n";
  }

  private static String text(int x, int y, String weight, String words) {
    return "  <text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n"
        .formatted(x, y, weight, words);
  }
}
