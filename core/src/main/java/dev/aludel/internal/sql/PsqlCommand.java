package dev.aludel.internal.sql;

import java.util.regex.Pattern;

/** Lines that only psql understands, and what to do about them. */
final class PsqlCommand {

  /**
   * What pg_dump writes around its text since the minor releases of August 2025 (CVE-2025-8714): no
   * other command may stand between the two. None is run here anyway.
   */
  private static final Pattern SKIPPED = Pattern.compile("\\\\(?:un)?restrict\\s+[A-Za-z0-9]+\\s*");

  private PsqlCommand() {}

  /** Whether a token is a command that changes nothing when it is left out. */
  static boolean skipped(Token token) {
    return token.kind() == TokenKind.PSQL_COMMAND
        && token.ownLine()
        && SKIPPED.matcher(token.text()).matches();
  }

  /** What is said of a command behind its name: why it can't be run, and the remedy. */
  static String refusal(String command) {
    String name = command.split("\\s", 2)[0];
    if (name.equals("\\.")) {
      return "ends the data of 'COPY … FROM STDIN', and no such data stands above it. Leave it out";
    }
    return "is a command to psql, which PostgreSQL does not know. "
        + switch (name) {
          case "\\copy" -> "Write 'COPY … FROM stdin;', with the data below it and a line of '\\.'";
          case "\\i", "\\ir", "\\include", "\\include_relative" ->
              "Put the text of that file in its place";
          case "\\c", "\\connect" -> "Leave it out: a revision runs in the database it is run for";
          default -> "Leave it out, or write it as SQL";
        };
  }
}
