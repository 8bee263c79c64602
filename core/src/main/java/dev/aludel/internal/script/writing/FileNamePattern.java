package dev.aludel.internal.script.writing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.file.NativePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the path of a new file below its folder from the setting {@code file-name}. */
final class FileNamePattern {

  private static final String ENDING = ".sql";

  private final String pattern;

  FileNamePattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * {@return the path in the folder of revisions}
   *
   * @throws WorkbenchException where it is no path, or one that would be left out
   */
  Path path(Path folder, String id, String slug, ZonedDateTime time) {
    String filled =
        new Variables()
            .put("id", id)
            .put("slug", slug)
            .put("year", format(time, "yyyy"))
            .put("month", format(time, "MM"))
            .put("day", format(time, "dd"))
            .put("hour", format(time, "HH"))
            .put("minute", format(time, "mm"))
            .put("second", format(time, "ss"))
            .put("epoch", Long.toString(time.toEpochSecond()))
            .fill(pattern, "The setting 'file-name' (%s)".formatted(pattern));
    String name = stem(filled.replace('\\', '/'));
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".") || part.startsWith("_")) {
        throw new WorkbenchException(
            WorkbenchException.Reason.INVALID_TEMPLATE,
            "The setting 'file-name' (%s) makes '%s', %s."
                .formatted(
                    pattern,
                    name + ENDING,
                    part.isEmpty()
                        ? "where a name is missing"
                        : "which would be left out: '%s' begins with '%s'"
                            .formatted(part, part.charAt(0))),
            "Let each name in it begin with a letter or a digit, for instance with '${id}'.");
      }
    }
    try {
      return NativePath.below(folder, name + ENDING);
    } catch (InvalidPathException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.INVALID_TEMPLATE,
          "The setting 'file-name' (%s) makes '%s', which is no path of this file system."
              .formatted(pattern, name + ENDING),
          "Leave out what can't be in a file's name.");
    }
  }

  /** Without the ending, which is always added, and without what an empty slug leaves behind. */
  private static String stem(String name) {
    String stem =
        name.toLowerCase(Locale.ROOT).endsWith(ENDING)
            ? name.substring(0, name.length() - ENDING.length())
            : name;
    return stem.replaceFirst("(?<=[^/_-])[ _-]+$", "");
  }

  private static String format(ZonedDateTime time, String form) {
    return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(time);
  }
}
