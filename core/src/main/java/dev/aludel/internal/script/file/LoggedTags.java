package dev.aludel.internal.script.file;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tags that a downgrade needs in a build without its file: they stand in front of its SQL in
 * the log.
 */
public final class LoggedTags {

  private static final List<String> WRITTEN =
      List.of("@transaction", "@lock-timeout", "@statement-timeout", "@placeholders");

  /** Says of a way back that it has nothing to do, on purpose. */
  private static final String EMPTY = "-- @empty\n";

  private LoggedTags() {}

  /**
   * Puts a revision's tags in front of its downgrade.
   *
   * @param options how the revision wants to be run
   * @param declaredEmpty whether its downgrade has nothing to do, on purpose
   * @param downgrade the SQL of its downgrade
   * @return the text for the log
   */
  public static String prepend(ScriptOptions options, boolean declaredEmpty, String downgrade) {
    StringBuilder text = new StringBuilder();
    if (!options.transaction()) {
      text.append("-- @transaction off\n");
    }
    append(text, "@lock-timeout", options.lockTimeout());
    append(text, "@statement-timeout", options.statementTimeout());
    if (options.placeholders()) {
      text.append("-- @placeholders on\n");
    }
    return text.append(declaredEmpty ? EMPTY : "").append(downgrade).toString();
  }

  private static void append(StringBuilder text, String tag, Optional<Duration> duration) {
    duration.ifPresent(
        value ->
            text.append("-- ").append(tag).append(' ').append(value.toMillis()).append("ms\n"));
  }

  /** A comment of the downgrade's own, or a mark in it, is none of them. */
  private static boolean startsWithTag(String text, int from) {
    return WRITTEN.stream().anyMatch(tag -> text.startsWith("-- " + tag + " ", from));
  }

  /** Whether a text, behind its tags, says that it has nothing to do on purpose. */
  static boolean declaresEmpty(String downgrade) {
    return downgrade.startsWith(EMPTY);
  }

  /** How many characters of the text the tags take. */
  static int length(String text) {
    int length = 0;
    while (startsWithTag(text, length)) {
      int end = text.indexOf('\n', length);
      if (end < 0) {
        return text.length();
      }
      length = end + 1;
    }
    return length;
  }
}
