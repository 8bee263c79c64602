package dev.aludel.internal.run.offline;

import dev.aludel.error.ResolutionException;
import java.util.Arrays;
import java.util.List;

/**
 * What a printed script leads from and to: {@code to}, {@code from:to} or {@code a,b:to}.
 *
 * @param text as it was given
 * @param starts the revisions that the database is at, {@code base} where none are named
 * @param target where it goes
 */
record OfflineRange(String text, List<String> starts, String target) {

  static final String CURRENT = "current";

  OfflineRange {
    starts = List.copyOf(starts);
  }

  /** Reads a range; without a colon it begins at base. */
  static OfflineRange parse(String range) {
    String text = range.strip();
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new OfflineRange(text, List.of("base"), text);
    }
    String start = text.substring(0, colon).strip();
    String target = text.substring(colon + 1).strip();
    if (target.indexOf(':') >= 0) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "'" + text + "' is no range: a range has one ':'.",
          "Write 'from:to'.",
          text);
    }
    if (start.isEmpty()) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "The range '" + text + "' does not say where it starts.",
          target.isEmpty()
              ? "Write 'from:to'."
              : "Write 'base:" + target + "', or 'current:" + target + "' to ask the database.",
          text);
    }
    if (target.isEmpty()) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "The range '" + text + "' does not say where it leads.",
          "Write '" + text + "head', or another revision behind the ':'.",
          text);
    }
    return new OfflineRange(text, starts(text, start), target);
  }

  /** The same for a way down, which has to begin somewhere. */
  static OfflineRange parseDown(String range) {
    OfflineRange parsed = parse(range);
    if (parsed.text.indexOf(':') < 0) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "A downgrade that is printed has to say where it starts, and '"
              + parsed.text
              + "' says only where it leads.",
          "Write 'from:%s', or 'current:%s' to ask the database."
              .formatted(parsed.target, parsed.target),
          parsed.text);
    }
    return parsed;
  }

  private static List<String> starts(String text, String start) {
    List<String> starts = Arrays.stream(start.split(",", -1)).map(String::strip).toList();
    if (starts.contains("")) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "The range '" + text + "' has a ',' with nothing beside it.",
          "Write several starts as in 'a,b:head'.",
          text);
    }
    boolean asks = starts.stream().anyMatch(OfflineRange::asks);
    if (asks && (starts.size() > 1 || !starts.get(0).equals(CURRENT))) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "The range '" + text + "' mixes 'current' with something else.",
          "'current' stands for every row that the database has: write 'current:head'.",
          text);
    }
    return starts;
  }

  private static boolean asks(String identifier) {
    return identifier.equals(CURRENT) || identifier.endsWith("@" + CURRENT);
  }

  /** {@return what stands before the target, as it was given: {@code a:}, or nothing} */
  String prefix() {
    return text.substring(0, text.indexOf(':') + 1);
  }

  /** {@return whether the database has to say where it starts} */
  boolean fromDatabase() {
    return starts.equals(List.of(CURRENT));
  }

  /** {@return the targets of a stamp, of which there may be several} */
  List<String> targets() {
    return Arrays.stream(target.split(",", -1)).map(String::strip).toList();
  }
}
