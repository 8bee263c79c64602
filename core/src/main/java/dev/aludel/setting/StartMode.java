package dev.aludel.setting;

/** What happens to a database when an application starts. */
public enum StartMode {
  /** It is brought to the target. */
  UPGRADE,
  /** The start fails unless it is at head. */
  VALIDATE,
  /** The start waits until another process has brought it to head. */
  WAIT,
  /** Nothing. */
  NONE,
  /**
   * It is brought to the target, and the application ends; only a framework's adapter can do so.
   */
  UPGRADE_AND_EXIT
}
