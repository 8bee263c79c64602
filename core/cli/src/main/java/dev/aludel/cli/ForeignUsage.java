package dev.aludel.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other tools have and this one lacks: the line that says what to type instead. */
final class ForeignUsage {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "-x",
              "a value for the SQL is a placeholder: '--set placeholders.NAME=VALUE', and '${NAME}' in the file.",
          "--tag", "no env.py is there to read it. Leave it out.",
          "--raiseerr", "'--debug' prints the stack trace.",
          "--template", "change '_template.sql', which 'init' writes.",
          "-t", "change '_template.sql', which 'init' writes.",
          "--package", "a folder of SQL files needs no '__init__.py'. Leave it out.",
          "--sql",
              "it writes a file and runs nothing. 'upgrade --sql' prints what a database would get.",
          "--autogenerate", "'revision --autogenerate' writes what the models lack.");

  private static final Map<String, String> COMMANDS =
      Map.of(
          "list_templates",
              "new files come from '_template.sql' in the folder of revisions, which 'init' writes.",
          "ensure_version", "write 'ensure-version'.",
          "migrate", "write 'upgrade'.",
          "info", "'current', 'pending' and 'history -i' tell it.",
          "baseline", "write 'stamp' and the revision that the database is at.",
          "undo", "write 'downgrade -1'.",
          "clean", "write 'downgrade base'.");

  private ForeignUsage() {}

  /**
   * Finds the first word that another tool has.
   *
   * @param command the command that was typed, or the program's own name
   * @param unmatched what it could not read
   * @return a line that names the replacement
   */
  static Optional<String> replacement(String command, List<String> unmatched) {
    for (String word : unmatched) {
      Optional<String> option = option(word);
      if (option.isPresent()) {
        return Optional.of(
            "'%s' has no '%s': %s".formatted(command, option.get(), OPTIONS.get(option.get())));
      }
    }
    return unmatched.stream()
        .findFirst()
        .filter(COMMANDS::containsKey)
        .map(word -> "There is no command '%s': %s".formatted(word, COMMANDS.get(word)));
  }

  /** {@code --tag=x} and {@code -xname=value} are one word. */
  private static Optional<String> option(String word) {
    String name = word.startsWith("--") ? word.split("=", 2)[0] : word;
    return OPTIONS.keySet().stream()
        .filter(known -> name.equals(known) || (known.equals("-x") && name.startsWith("-x")))
        .findFirst();
  }
}
