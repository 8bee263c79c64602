package dev.aludel.internal.script.discovery;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.file.IndexedHeader;
import dev.aludel.internal.script.file.ListedFile;
import dev.aludel.internal.sql.Sha256;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a database at the head of a history holds: one line of a build index, so that a start with
 * nothing to do reads no revision and builds no graph.
 *
 * <p>It is there where an index alone has the whole history: SQL files with one head, all in one
 * jar, each with the CRC that it had when the index was made. Any doubt is no answer.
 *
 * @param revisions how many there are
 * @param rows the version table's rows
 * @param contents a digest of the files' paths, sizes and CRCs
 * @param log the SHA-256 of what the log says of them, as {@link #log} has it
 */
public record BuiltHistory(int revisions, SortedSet<String> rows, String contents, String log) {

  /** The name of the line. */
  static final String RECORD = "history";

  private static final int FIELDS = 5;

  /** Characters that no id and no checksum has. */
  private static final char FIELD_END = 0x1f;

  private static final char ROW_END = 0x1e;

  /**
   * Sums up the scripts of an index.
   *
   * @param scripts by their path
   * @return nothing where they are no whole history of their own with one head
   */
  static Optional<BuiltHistory> of(SortedMap<String, IndexedHeader> scripts) {
    List<RevisionNode> nodes = scripts.values().stream().map(IndexedHeader::node).toList();
    try {
      RevisionGraph graph = RevisionGraph.of(nodes);
      if (graph.realHeads().size() != 1) {
        return Optional.empty();
      }
      Plan all = graph.planUpgrade(Collections.emptySortedSet(), "heads");
      SortedMap<String, ListedFile> files = new TreeMap<>();
      scripts.forEach((path, header) -> files.put(path, header.listed()));
      return Optional.of(
          new BuiltHistory(
              nodes.size(),
              all.rowsAfter(),
              ListedFile.digestWithContents(files),
              log(scripts.values())));
    } catch (InvalidRevisionsException e) {
      return Optional.empty(); // the rest of it is elsewhere
    }
  }

  /** The revisions by id, each with its checksum and its parents. */
  private static String log(Collection<IndexedHeader> scripts) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (IndexedHeader script : scripts) {
      RevisionNode node = script.node();
      lines.put(
          node.id(),
          node.id()
              + FIELD_END
              + script.rawChecksum()
              + FIELD_END
              + String.join(",", node.revises())
              + FIELD_END
              + String.join(",", node.dependsOn()));
    }
    return Sha256.of(String.join(String.valueOf(ROW_END), lines.values()));
  }

  List<String> fields() {
    return List.of(RECORD, Integer.toString(revisions), String.join(",", rows), contents, log);
  }

  /** {@return what a line says; null where it is of another kind} */
  static @Nullable BuiltHistory parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS || !fields[0].equals(RECORD) || line.indexOf('\\') >= 0) {
      return null;
    }
    try {
      return new BuiltHistory(
          Integer.parseInt(fields[1]),
          new TreeSet<>(List.of(fields[2].split(","))),
          fields[3],
          fields[4]);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
