package dev.aludel.revision;

/**
 * The command an identifier was given to, for messages that say what to type instead.
 *
 * @param command the command as it is typed, up to the identifier
 * @param noun the command as part of a sentence
 */
record Verb(String command, String noun) {

  static final Verb UPGRADE = new Verb("upgrade ", "an upgrade");
  static final Verb DOWNGRADE = new Verb("downgrade ", "a downgrade");
  static final Verb STAMP = new Verb("stamp ", "a stamp");
  static final Verb SHOW = new Verb("show ", "'show'");
  static final Verb HISTORY = new Verb("history -r :", "'history'");

  /** A command that asks no database, such as {@code revision --head}. */
  static Verb offline(String command) {
    return new Verb(command + " ", "'" + command + "'");
  }

  /** {@return the command with this identifier, quoted} */
  String typed(String identifier) {
    return "'" + command + identifier + "'";
  }

  /** {@return whether the current revisions are what it starts from} */
  boolean startsFromCurrent() {
    return equals(UPGRADE) || equals(DOWNGRADE) || equals(STAMP);
  }

  /** {@return whether it may be given the current revisions} */
  boolean takesCurrent() {
    return equals(SHOW) || equals(HISTORY);
  }
}
