package dev.aludel.internal.script.importing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.text.ShownText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders that Flyway fills in itself, such as {@code ${flyway:user}}. What a file alone
 * tells is written out; what depends on the database becomes an ordinary placeholder; the rest is
 * refused.
 */
final class FlywayPlaceholders {

  private static final Pattern OWN =
      Pattern.compile("\\$\\{flyway:([^}\\s$]*)}", Pattern.CASE_INSENSITIVE);

  /** What becomes an ordinary placeholder, and what its value is. */
  private static final Map<String, Ordinary> ORDINARY =
      Map.of(
          "defaultschema",
          new Ordinary("flyway_default_schema", "the schema that Flyway worked in"),
          "user",
          new Ordinary("flyway_user", "the user that Flyway connected as"),
          "database",
          new Ordinary("flyway_database", "the name of the database"));

  private final Path file;
  private final String historyTable;
  private final SortedMap<String, String> notes = new TreeMap<>();

  /**
   * Translates the placeholders of one file.
   *
   * @param file the file
   * @param historyTable Flyway's table
   */
  FlywayPlaceholders(Path file, String historyTable) {
    this.file = file;
    this.historyTable = historyTable;
  }

  private record Ordinary(String name, String value) {}

  /**
   * The text without Flyway's own placeholders.
   *
   * @throws WorkbenchException where one of them has a value that only Flyway knows
   */
  String translate(String sql) {
    return OWN.matcher(sql)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(), found.group(1))));
  }

  private String value(String text, String name) {
    Ordinary ordinary = ORDINARY.get(name.toLowerCase(Locale.ROOT));
    if (ordinary != null) {
      notes.put(
          ordinary.name(),
          "Flyway's '%s' is '${%s}' now: its value is %s."
              .formatted(text, ordinary.name(), ordinary.value()));
      return "${" + ordinary.name() + "}";
    }
    if (name.equalsIgnoreCase("filename")) {
      return NativePath.name(file);
    }
    if (name.equalsIgnoreCase("table")) {
      return historyTable;
    }
    throw new WorkbenchException(
        WorkbenchException.Reason.IMPORT_FAILED,
        ShownText.line(
            "'%s' has the placeholder '%s', whose value only Flyway knows."
                .formatted(NativePath.text(file), text)),
        "Write the value that it had, or an ordinary placeholder such as '${run_by}', into a copy of the folder, and import the copy.");
  }

  /** {@return a sentence for each placeholder that has another name now} */
  Iterable<String> notes() {
    return notes.values();
  }
}
