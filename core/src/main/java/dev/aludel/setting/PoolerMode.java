package dev.aludel.setting;

/** What is known of a pooler between the application and the server. */
public enum PoolerMode {
  /**
   * Find out: behind a pooler the server names another backend than the driver was told of; it is
   * taken to pool transactions.
   */
  AUTO,
  /** There is one, and it keeps one server connection for a whole session. */
  SESSION,
  /** There is one, and it may change the server connection between two transactions. */
  TRANSACTION
}
