package dev.aludel.setting;

/**
 * What to do when an application starts.
 *
 * @param mode what happens to the database
 * @param target how far an upgrade goes
 */
public record StartSettings(StartMode mode, String target) {

  /** Upgrade to head. */
  public static final StartSettings DEFAULT = new StartSettings(StartMode.UPGRADE, "head");
}
