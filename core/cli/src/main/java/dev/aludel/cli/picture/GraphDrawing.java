package dev.aludel.cli.picture;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A history drawn with characters: a lane for each line of work, side by side between a branch
 * point and the merge point that joins them again.
 *
 * <p>Each lane is two characters wide: its own, and the gap to its right in which lanes bend.
 */
public final class GraphDrawing {

  private final List<HistoryEntry> history;
  private final TextStyle style;
  private final boolean database;
  private final Set<String> shown = new HashSet<>();
  private final List<String> drawn = new ArrayList<>();

  /** The revision that each lane leads to. */
  private final List<String> lanes = new ArrayList<>();

  /**
   * Draws these revisions.
   *
   * @param history newest first, so that children come before their parents
   * @param style paints the lanes
   * @param database whether it is known what the database has
   */
  public GraphDrawing(List<HistoryEntry> history, TextStyle style, boolean database) {
    this.history = history;
    this.style = style;
    this.database = database;
    history.forEach(entry -> shown.add(entry.revision().id()));
  }

  /**
   * {@return the drawing, with the text of each revision to the right of its mark}
   *
   * @param text what is said of a revision: one line or more
   */
  public List<String> lines(Function<HistoryEntry, List<String>> text) {
    for (HistoryEntry entry : history) {
      RevisionNode node = entry.revision();
      int lane = lanes.indexOf(node.id());
      if (lane < 0) {
        lane = lanes.size();
        lanes.add(node.id());
      }
      join(node.id(), lane);
      List<String> words = text.apply(entry);
      drawn.add(row(lane, mark(entry)) + " " + words.get(0));
      follow(node, lane);
      for (String more : words.subList(1, words.size())) {
        drawn.add((row(-1, "") + "  " + more).stripTrailing());
      }
    }
    return drawn;
  }

  /** What is applied is full, what isn't is hollow; without a database all are stars. */
  private String mark(HistoryEntry entry) {
    return !database || entry.applied() ? "*" : "o";
  }

  /** Bends every other lane that leads to the same revision into its lane. */
  private void join(String id, int lane) {
    for (int other = lanes.lastIndexOf(id); other > lane; other = lanes.lastIndexOf(id)) {
      int first = lane + 1 + lanes.subList(lane + 1, lanes.size()).indexOf(id);
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < lanes.size(); i++) {
        boolean crossed = i > lane && i < first;
        boolean shifts = i >= first;
        line.append(shifts ? " " : lane(i, "|"));
        if (i + 1 < lanes.size()) {
          boolean bends = i + 1 >= first;
          boolean crossing = i >= lane && i + 1 < first;
          line.append(bends ? lane(i + 1, "/") : crossing || crossed ? lane(first, "_") : " ");
        }
      }
      drawn.add(trimmed(line));
      lanes.remove(first);
    }
  }

  /** Leads the revision's lane to its parents, in new lanes where there are several. */
  private void follow(RevisionNode node, int lane) {
    List<String> parents = node.revises().stream().filter(shown::contains).toList();
    if (parents.isEmpty()) {
      if (lane + 1 < lanes.size()) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < lanes.size(); i++) {
          line.append(i < lane ? lane(i, "|") : " ");
          if (i + 1 < lanes.size()) {
            line.append(i + 1 > lane ? lane(i + 1, "/") : " ");
          }
        }
        drawn.add(trimmed(line));
      }
      lanes.remove(lane);
      return;
    }
    lanes.set(lane, parents.get(0));
    for (int i = 1; i < parents.size(); i++) {
      int at = lane + i;
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < lanes.size(); j++) {
        line.append(j < at ? lane(j, "|") : " ");
        line.append(j >= at - 1 ? lane(j + 1, "\\") : " ");
      }
      drawn.add(trimmed(line));
      lanes.add(at, parents.get(i));
    }
  }

  private String row(int marked, String mark) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < lanes.size(); i++) {
      line.append(i == marked ? style.mark(mark) : lane(i, "|"));
      line.append(i + 1 < lanes.size() ? " " : "");
    }
    return line.toString();
  }

  private String lane(int lane, String text) {
    return style.lane(lane, text);
  }

  private static String trimmed(StringBuilder line) {
    return line.toString().stripTrailing();
  }
}
