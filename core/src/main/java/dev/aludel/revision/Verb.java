package dev.aludel.revision;

/** The command an identifier was given to, for messages that say what to type instead. */
enum Verb {
  UPGRADE("upgrade ", "an upgrade"),
  DOWNGRADE("downgrade ", "a downgrade"),
  STAMP("stamp ", "a stamp"),
  SHOW("show ", "'show'"),
  HISTORY("history -r :", "'history'");

  private final String command;
  private final String noun;

  Verb(String command, String noun) {
    this.command = command;
    this.noun = noun;
  }

  /** {@return the command with this identifier, quoted} */
  String typed(String identifier) {
    return "'" + command + identifier + "'";
  }

  /** {@return the command as part of a sentence} */
  String noun() {
    return noun;
  }
}
