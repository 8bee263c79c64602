package dev.aludel.examples.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Seconds by size, a line for each label. Both scales are logarithmic: what grows as the size does
 * is as steep as the diagonal.
 */
final class Curves {

  static final int HEIGHT = 240;

  private static final int LEFT = 60;
  private static final int WIDTH = 360;
  private static final int TOP = 16;
  private static final int TALL = 180;
  private static final String[] COLOURS = {"#e8590c", "#5f3dc4", "#868e96", "#2b8a3e"};

  private final Map<String, SortedMap<Integer, Double>> lines;
  private final TreeSet<Integer> sizes = new TreeSet<>();
  private final TreeSet<Double> seconds = new TreeSet<>();

  Curves(Map<String, SortedMap<Integer, Double>> lines) {
    this.lines = lines;
    lines.values().forEach(line -> sizes.addAll(line.keySet()));
    lines.values().forEach(line -> seconds.addAll(line.values()));
  }

  /** {@return whether there is more than one size} */
  boolean grow() {
    return sizes.size() > 1;
  }

  /** {@return the lines, with what they stand for at their ends} */
  String svg(int y) {
    StringBuilder svg = new StringBuilder();
    for (int size : sizes) {
      svg.append(Report.words((int) x(size), y + TOP + TALL + 18, "normal", "%,d".formatted(size)));
    }
    for (double mark : new double[] {seconds.first(), seconds.last()}) {
      svg.append(
          Report.words(
              10, (int) y(y, mark) + 4, "normal", String.format(Locale.ROOT, "%.2f s", mark)));
    }
    int colour = 0;
    double lastLabel = Double.MAX_VALUE;
    for (Map.Entry<String, SortedMap<Integer, Double>> line : byHeight()) {
      StringBuilder points = new StringBuilder();
      line.getValue()
          .forEach(
              (size, at) ->
                  points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(size), y(y, at))));
      String stroke = Report.colour(line.getKey(), COLOURS[colour++ % COLOURS.length]);
      svg.append(
          "  <polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
              .formatted(points.toString().strip(), stroke));
      double end = y(y, last(line.getValue())) + 4;
      lastLabel = lastLabel == Double.MAX_VALUE ? end : Math.max(end, lastLabel + 15);
      svg.append(
          "  <text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n"
              .formatted(LEFT + WIDTH + 8, (int) lastLabel, stroke, line.getKey()));
    }
    return svg.toString();
  }

  private List<Map.Entry<String, SortedMap<Integer, Double>>> byHeight() {
    return lines.entrySet().stream()
        .sorted(Comparator.comparing(line -> -last(line.getValue())))
        .toList();
  }

  private static double last(SortedMap<Integer, Double> line) {
    return List.copyOf(line.values()).get(line.size() - 1);
  }

  private double x(int size) {
    return LEFT + WIDTH * part(size, sizes.first(), sizes.last());
  }

  private double y(int top, double at) {
    return top + TOP + TALL * (1 - part(at, seconds.first(), seconds.last()));
  }

  private static double part(double value, double least, double most) {
    return least == most ? 0.5 : Math.log(value / least) / Math.log(most / least);
  }
}
