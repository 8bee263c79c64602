package dev.aludel.migration;

/** A migration that can also be taken back. */
public interface ReversibleMigration extends Migration {

  /**
   * Brings the database from this revision back to its parents.
   *
   * @param op what to ask the database for
   * @throws Exception for any reason; the revision is rolled back
   */
  void downgrade(Operations op) throws Exception;
}
