package dev.aludel.revision;

import java.util.List;

/**
 * The command an identifier was given to, for messages that say what to type instead.
 *
 * @param before the command as it is typed, up to the identifier
 * @param after what is typed behind it
 * @param noun the command as part of a sentence
 */
record Verb(String before, String after, String noun) {

  static final Verb UPGRADE = new Verb("upgrade ", "", "an upgrade");
  static final Verb DOWNGRADE = new Verb("downgrade ", "", "a downgrade");
  static final Verb STAMP = new Verb("stamp ", "", "a stamp");
  static final Verb SHOW = new Verb("show ", "", "'show'");

  private static final String HISTORY = "'history'";

  /**
   * A command that asks no database, such as {@code revision --head}, or {@code rebase %s --onto x}
   * where more stands behind the identifier.
   */
  static Verb offline(String command) {
    int place = command.indexOf("%s");
    return place < 0
        ? new Verb(command + " ", "", "'" + command + "'")
        : new Verb(
            command.substring(0, place),
            command.substring(place + 2),
            "'" + command.substring(0, place).strip() + "'");
  }

  /**
   * The history between two ends, for one of them.
   *
   * @param before what is typed between the option and this end
   * @param after what is typed behind it
   */
  static Verb history(String before, String after) {
    return new Verb("history -r " + before, after, HISTORY);
  }

  /** {@return the command with this identifier, quoted} */
  String typed(String identifier) {
    return "'" + before + identifier + after + "'";
  }

  /** {@return whether this revision is typed already, at another place of the command} */
  boolean names(String id) {
    return List.of((before + " " + after).split("[\\s:,]")).contains(id);
  }

  /** {@return whether the current revisions are what it starts from} */
  boolean startsFromCurrent() {
    return equals(UPGRADE) || equals(DOWNGRADE) || equals(STAMP);
  }

  /** {@return whether it may be given the current revisions} */
  boolean takesCurrent() {
    return equals(SHOW) || noun.equals(HISTORY);
  }

  /** {@return whether it brings a database to every head when it is given {@code heads}} */
  boolean reachesHeads() {
    return equals(UPGRADE) || equals(STAMP);
  }
}
