package dev.aludel.cli.picture;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each revision and each line between two of them stands in a picture: a row for each
 * revision, newest first, and as many lanes as there are lines of work at once.
 */
final class Lanes {

  /**
   * A line from a revision to one that it follows.
   *
   * @param fromRow the row of the newer revision
   * @param fromLane its lane
   * @param lane the lane in which the line runs
   * @param toRow the row of the older one
   * @param toLane its lane
   */
  record Edge(int fromRow, int fromLane, int lane, int toRow, int toLane) {}

  private record Open(String target, int fromRow, int fromLane) {}

  private final List<Integer> lanes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private int width = 1;

  Lanes(List<HistoryEntry> history) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < history.size(); row++) {
      rows.put(history.get(row).revision().id(), row);
    }
    List<Optional<Open>> open = new ArrayList<>();
    for (int row = 0; row < history.size(); row++) {
      RevisionNode node = history.get(row).revision();
      int lane = arrive(node.id(), row, open);
      lanes.add(lane);
      boolean first = true;
      for (String parent : node.revises()) {
        if (rows.containsKey(parent)) {
          int next = first && open.get(lane).isEmpty() ? lane : free(open);
          open.set(next, Optional.of(new Open(parent, row, lane)));
          first = false;
        }
      }
      width = Math.max(width, open.size());
    }
  }

  /**
   * Ends every line that leads here, and answers with the leftmost of their lanes, or a free one.
   */
  private int arrive(String id, int row, List<Optional<Open>> open) {
    List<Integer> arriving = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).filter(line -> line.target().equals(id)).isPresent()) {
        arriving.add(i);
      }
    }
    int lane = arriving.isEmpty() ? free(open) : arriving.get(0);
    for (int from : arriving) {
      Open line = open.get(from).orElseThrow();
      edges.add(new Edge(line.fromRow(), line.fromLane(), from, row, lane));
      open.set(from, Optional.empty());
    }
    return lane;
  }

  private static int free(List<Optional<Open>> open) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).isEmpty()) {
        return i;
      }
    }
    open.add(Optional.empty());
    return open.size() - 1;
  }

  int lane(int row) {
    return lanes.get(row);
  }

  List<Edge> edges() {
    return List.copyOf(edges);
  }

  int width() {
    return width;
  }
}
