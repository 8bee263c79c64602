package dev.aludel.error;

/** The schema holds tables but no version table, so nothing tells which revisions it has. */
public final class UnversionedSchemaException extends DatabaseStateException {

  /**
   * Names the schema and the ways to adopt it.
   *
   * @param description the schema and what it holds
   * @param action the three ways on
   */
  public UnversionedSchemaException(String description, String action) {
    super(description, action);
  }
}
