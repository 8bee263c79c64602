package dev.aludel.setting;

/** What a person decides about a revision that the log and the database disagree about. */
public enum RepairDecision {
  /** The changed script is right: the log takes its checksum. */
  ACCEPT,
  /**
   * The statement that a revision in segments stopped at has taken effect: it goes on behind it.
   */
  DONE,
  /**
   * The statement that a revision in segments stopped at has not taken effect: it is sent again.
   * Where it stopped between two statements, all of it was taken back by hand: it begins anew.
   */
  UNDONE
}
