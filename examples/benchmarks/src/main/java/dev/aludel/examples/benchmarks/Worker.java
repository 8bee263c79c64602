package dev.aludel.examples.benchmarks;

/** Does its work in a process of its own, from the start of the JVM to its end. */
interface Worker {

  /**
   * Brings a database to the newest revision.
   *
   * @param database the URL of the database
   * @param folder where the revisions are, or the jar with them
   * @param option how: {@code plain}, or a word that only this worker knows
   */
  void work(String database, String folder, String option) throws Exception;
}
