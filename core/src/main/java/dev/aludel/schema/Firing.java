package dev.aludel.schema;

/** When a trigger, rule or event trigger fires, by the role of replication of the session. */
public enum Firing {
  /** In every session but a replica's, as all do at birth. */
  ORIGIN("ENABLE"),
  /** In every session. */
  ALWAYS("ENABLE ALWAYS"),
  /** In a replica's sessions alone. */
  REPLICA("ENABLE REPLICA"),
  /** Never. */
  DISABLED("DISABLE");

  private final String verb;

  Firing(String verb) {
    this.verb = verb;
  }

  /** {@return the words that ALTER has for it} */
  public String verb() {
    return verb;
  }

  /**
   * Reads it from the catalogue.
   *
   * @param code the letter in {@code pg_trigger.tgenabled} and its like
   * @return when it fires
   */
  public static Firing of(String code) {
    return switch (code) {
      case "O" -> ORIGIN;
      case "A" -> ALWAYS;
      case "R" -> REPLICA;
      case "D" -> DISABLED;
      default -> throw new IllegalArgumentException("no state of a trigger: " + code);
    };
  }
}
