package dev.aludel.cli.picture;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The history as a picture: a row for each revision, newest on top, coloured lanes between them.
 */
final class SvgPicture {

  private static final int ROW = 34;
  private static final int LANE = 18;
  private static final int MARGIN = 16;
  private static final int COLOURS = 6;
  private static final int CHARACTER = 8;
  private static final int CAPITAL = 11;
  private static final int BROAD = 13;

  /** The columns of a message. */
  private static final int MESSAGE = 100;

  private final List<HistoryEntry> history;
  private final boolean database;
  private final Lanes lanes;
  private final Map<String, Integer> rows = new HashMap<>();

  SvgPicture(List<HistoryEntry> history, boolean database) {
    this.history = history;
    this.database = database;
    this.lanes = new Lanes(history);
    for (int row = 0; row < history.size(); row++) {
      RevisionNode node = history.get(row).revision();
      rows.put(node.id(), row);
      for (String label : node.labels()) {
        rows.putIfAbsent(label, row);
      }
    }
  }

  String text() {
    int longest = history.stream().mapToInt(entry -> length(words(entry))).max().orElse(0);
    int width = textStart() + longest + MARGIN;
    int height = history.size() * ROW + MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"The revisions, newest first\">\n"
            .formatted(width, height, width, height));
    dependencies(svg);
    for (Lanes.Edge edge : lanes.edges()) {
      svg.append(
          "<path class=\"lane c%s\" d=\"%s\"/>\n".formatted(edge.lane() % COLOURS, path(edge)));
    }
    for (int row = 0; row < history.size(); row++) {
      node(svg, row, history.get(row));
    }
    return svg.append("</svg>\n").toString();
  }

  /** Straight down its lane, bent within the first and the last row. */
  private static String path(Lanes.Edge edge) {
    int top = y(edge.fromRow());
    int bottom = y(edge.toRow());
    StringBuilder path = new StringBuilder("M%s %s".formatted(x(edge.fromLane()), top));
    if (edge.lane() != edge.fromLane()) {
      bend(path, edge.fromLane(), edge.lane(), top);
    }
    if (edge.lane() == edge.toLane()) {
      path.append(" V%s".formatted(bottom));
    } else {
      path.append(" V%s".formatted(bottom - ROW));
      bend(path, edge.lane(), edge.toLane(), bottom - ROW);
    }
    return path.toString();
  }

  private static void bend(StringBuilder path, int from, int to, int y) {
    path.append(
        " C%s %s %s %s %s %s".formatted(x(from), y + ROW / 2, x(to), y + ROW / 2, x(to), y + ROW));
  }

  private void dependencies(StringBuilder svg) {
    for (int row = 0; row < history.size(); row++) {
      for (String needed : history.get(row).revision().dependsOn()) {
        Integer other = rows.get(needed);
        if (other != null) {
          int x1 = x(lanes.lane(row));
          int x2 = x(lanes.lane(other));
          int side = Math.max(x1, x2) + LANE;
          svg.append(
              "<path class=\"dependency\" d=\"M%s %s C%s %s %s %s %s %s\"/>\n"
                  .formatted(x1, y(row), side, y(row) + ROW, side, y(other) - ROW, x2, y(other)));
        }
      }
    }
  }

  private void node(StringBuilder svg, int row, HistoryEntry entry) {
    int lane = lanes.lane(row);
    String state =
        !database ? "known" : entry.current() ? "current" : entry.applied() ? "applied" : "pending";
    svg.append("<a href=\"#r-%s\">".formatted(HtmlPage.escaped(entry.revision().id())));
    svg.append(
        "<title>%s</title>".formatted(HtmlPage.escaped(words(entry, entry.revision().message()))));
    svg.append(
        "<rect class=\"hit\" x=\"0\" y=\"%s\" width=\"100%%\" height=\"%s\" rx=\"6\"/>"
            .formatted(y(row) - ROW / 2, ROW));
    svg.append(
        "<circle class=\"node c%s %s\" cx=\"%s\" cy=\"%s\" r=\"6\"/>"
            .formatted(lane % COLOURS, state, x(lane), y(row)));
    svg.append("<text x=\"%s\" y=\"%s\">".formatted(textStart(), y(row) + 5));
    svg.append("<tspan class=\"id\">%s</tspan>".formatted(HtmlPage.escaped(entry.revision().id())));
    svg.append("<tspan dx=\"8\">%s</tspan>".formatted(HtmlPage.escaped(message(entry))));
    for (String mark : marks(entry)) {
      svg.append(
          "<tspan class=\"mark%s\" dx=\"8\">%s</tspan>"
              .formatted(mark.equals("current") ? " now" : "", HtmlPage.escaped(mark)));
    }
    svg.append("</text></a>\n");
  }

  private static List<String> marks(HistoryEntry entry) {
    List<String> marks = new ArrayList<>(entry.revision().labels());
    if (entry.head()) {
      marks.add(entry.effectiveHead() ? "effective head" : "head");
    }
    if (entry.current()) {
      marks.add("current");
    }
    return marks;
  }

  private static String words(HistoryEntry entry) {
    return words(entry, message(entry));
  }

  private static String words(HistoryEntry entry, String message) {
    return entry.revision().id() + "  " + message + "  " + String.join("  ", marks(entry));
  }

  /** A longer one ends in an ellipsis; the title and the card below have all of it. */
  private static String message(HistoryEntry entry) {
    return TextWidth.fit(entry.revision().message(), MESSAGE);
  }

  /** No less than what a browser's font takes for it, since what stands out is cut off. */
  private static int length(String text) {
    return text.codePoints()
        .map(
            point ->
                "mwMW@%".indexOf(point) >= 0
                    ? BROAD
                    : Character.isUpperCase(point)
                        ? CAPITAL
                        : TextWidth.of(Character.toString(point)) * CHARACTER)
        .sum();
  }

  private int textStart() {
    return x(lanes.width()) + LANE / 2;
  }

  private static int x(int lane) {
    return MARGIN + lane * LANE;
  }

  private static int y(int row) {
    return MARGIN + row * ROW + ROW / 2 - MARGIN / 2;
  }
}
