package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.IndexedHeader;
import dev.aludel.internal.script.file.ListedFile;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.report.IndexedRevisions;
import dev.aludel.revision.RevisionNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions of one class path element, or of an application's whole class path, written down
 * when it was built, so that nobody has to search it.
 *
 * <p>Text of UTF-8, one record a line, tabs between its fields; the first line names the version of
 * the format.
 *
 * @param application whether it is of a whole class path
 * @param locations the digest of what lies under each location; a dash in an application's index,
 *     which nobody compares
 * @param scripts the SQL revisions by their path
 * @param classes the names of the Java revisions' classes
 */
record BuildIndex(
    boolean application,
    SortedMap<String, String> locations,
    Map<String, IndexedHeader> scripts,
    List<String> classes) {

  /** Where it lies below the root of its element. */
  static final String PATH = IndexedRevisions.PATH;

  static final String VERSION = "aludel-index\t1";
  static final String APPLICATION = "application";
  static final String LOCATION = "location";
  private static final String END = "end";
  private static final int SCRIPT_FIELDS = 15;

  /** Writes it. */
  String text(Map<String, String> classLines) {
    List<String> lines = new ArrayList<>();
    lines.add(VERSION);
    if (application) {
      lines.add(APPLICATION);
    }
    if (classes.isEmpty()) {
      BuiltHistory.of(new TreeMap<>(scripts))
          .ifPresent(history -> lines.add(line(history.fields().toArray(String[]::new))));
    }
    locations.forEach((location, digest) -> lines.add(line(LOCATION, location, digest)));
    scripts.forEach((path, entry) -> lines.add(line(path, entry)));
    classes.forEach(
        name -> lines.add(line("class", name) + '\t' + classLines.getOrDefault(name, "")));
    lines.add(END);
    return String.join("\n", lines) + "\n";
  }

  private static String line(String path, IndexedHeader entry) {
    RevisionNode node = entry.node();
    ScriptOptions options = entry.options();
    return line(
        "sql",
        path,
        Long.toString(entry.listed().size()),
        Long.toHexString(entry.listed().crc()),
        entry.rawChecksum(),
        node.id(),
        String.join(",", node.revises()),
        String.join(",", node.dependsOn()),
        String.join(",", node.labels()),
        options.transaction() ? "on" : "off",
        options.placeholders() ? "on" : "off",
        options.lockTimeout().map(Duration::toString).orElse(""),
        options.statementTimeout().map(Duration::toString).orElse(""),
        entry.mentionsDowngrade() ? "downgrade" : "",
        node.message());
  }

  /** The fields of a Java revision, for readers of the index; Aludel asks the class itself. */
  static String fields(RevisionNode node, ListedFile listed) {
    return line(
        Long.toString(listed.size()),
        Long.toHexString(listed.crc()),
        node.id(),
        String.join(",", node.revises()),
        String.join(",", node.dependsOn()),
        String.join(",", node.labels()),
        node.message());
  }

  private static String line(String... fields) {
    return Stream.of(fields)
        .map(field -> field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"))
        .collect(Collectors.joining("\t"));
  }

  /** Reads it; nothing where it is cut off, or of another version. */
  static Optional<BuildIndex> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2
        || !lines.get(0).equals(VERSION)
        || !lines.get(lines.size() - 1).equals(END)) {
      return Optional.empty();
    }
    boolean application = lines.get(1).equals(APPLICATION);
    BuildIndex index =
        new BuildIndex(application, new TreeMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    try {
      for (String line : lines.subList(application ? 2 : 1, lines.size() - 1)) {
        if (!index.take(fields(line))) {
          return Optional.empty();
        }
      }
    } catch (RuntimeException e) {
      return Optional.empty(); // a number or a duration that is none
    }
    return Optional.of(index);
  }

  /** {@return the location of it that another location is, or lies in} */
  Optional<String> covering(String location) {
    return locations.keySet().stream()
        .filter(one -> (location + "/").startsWith(one + "/"))
        .findFirst();
  }

  /** {@return the names of those classes that lie below a location} */
  List<String> classesBelow(String location) {
    String start = location.replace('/', '.') + ".";
    return classes.stream().filter(name -> name.startsWith(start)).toList();
  }

  private boolean take(List<String> fields) {
    switch (fields.get(0)) {
      case BuiltHistory.RECORD -> {} // for those who read no further
      case LOCATION -> locations.put(fields.get(1), fields.get(2));
      case "class" -> classes.add(fields.get(1));
      case "sql" -> {
        if (fields.size() != SCRIPT_FIELDS) {
          return false;
        }
        scripts.put(fields.get(1), entry(fields));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static IndexedHeader entry(List<String> fields) {
    return new IndexedHeader(
        new ListedFile(Long.parseLong(fields.get(2)), Long.parseLong(fields.get(3), 16)),
        fields.get(4),
        new RevisionNode(
            fields.get(5),
            list(fields.get(6)),
            list(fields.get(7)),
            list(fields.get(8)),
            fields.get(14),
            fields.get(1)),
        new ScriptOptions(
            fields.get(9).equals("on"),
            duration(fields.get(11)),
            duration(fields.get(12)),
            ScriptOptions.DEFAULT.retry(),
            fields.get(10).equals("on")),
        fields.get(13).equals("downgrade"));
  }

  private static Optional<Duration> duration(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(text));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\\' && i + 1 < line.length()) {
        char escaped = line.charAt(++i);
        field.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
