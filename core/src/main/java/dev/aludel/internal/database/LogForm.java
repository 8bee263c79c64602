package dev.aludel.internal.database;

/**
 * Which columns a log has, or will have, that an older build's lacks.
 *
 * @param namesTable one for the version table's name
 * @param namesZone one for the time zone that a revision ran in
 * @param keepsStatements one for the checksums of a revision's statements
 */
public record LogForm(boolean namesTable, boolean namesZone, boolean keepsStatements) {

  /** The log of this build. */
  public static final LogForm NOW = new LogForm(true, true, true);
}
