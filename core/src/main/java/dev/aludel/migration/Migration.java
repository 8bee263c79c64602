package dev.aludel.migration;

/**
 * A revision written in Java, for what SQL alone can't say; it must carry {@link Revision}.
 *
 * <p>The method may be called more than once (after a lock timeout, for a dry run, to print SQL):
 * what goes through {@code op} is rolled back, anything else it does must be safe to repeat.
 */
public interface Migration {

  /**
   * Brings the database from the parents of this revision to this revision.
   *
   * @param op what to ask the database for
   * @throws Exception for any reason; the revision is rolled back
   */
  void upgrade(Operations op) throws Exception;
}
