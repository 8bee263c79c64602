package dev.aludel.migration;

/**
 * Makes Java revisions that need more than a constructor without parameters, such as those that a
 * framework injects something into.
 */
public interface MigrationFactory {

  /**
   * Whether it makes the revisions of a class; asked when revisions are loaded.
   *
   * @param type a class that carries {@link Revision}, not initialised
   * @return whether {@link #make} takes it
   */
  boolean makes(Class<? extends Migration> type);

  /**
   * Makes a revision; called only when it is about to run.
   *
   * @param type a class that this factory makes
   * @return the revision, a new one or always the same
   */
  Migration make(Class<? extends Migration> type);
}
