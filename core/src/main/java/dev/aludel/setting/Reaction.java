package dev.aludel.setting;

/** How a run answers something it finds amiss. */
public enum Reaction {
  /** Stop before anything is run, with an error. */
  FAIL,
  /** Log a warning and go on. */
  WARN,
  /** Go on without a word. */
  IGNORE
}
