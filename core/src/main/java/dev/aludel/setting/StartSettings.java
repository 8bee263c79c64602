package dev.aludel.setting;

/**
 * What to do when an application starts.
 *
 * @param mode what happens to the database
 * @param target how far an upgrade goes: any identifier
 * @param enabled whether anything happens at all
 */
public record StartSettings(StartMode mode, String target, boolean enabled) {

  /** {@return an upgrade to head} */
  public static StartSettings defaults() {
    return new StartSettings(StartMode.UPGRADE, "head", true);
  }

  /** {@return the mode that holds: none where nothing is to happen} */
  public StartMode modeInForce() {
    return enabled ? mode : StartMode.NONE;
  }

  /**
   * The same with another mode.
   *
   * @param chosen what happens to the database
   * @return the changed settings
   */
  public StartSettings withMode(StartMode chosen) {
    return new StartSettings(chosen, target, enabled);
  }

  /**
   * The same with another target.
   *
   * @param identifier how far an upgrade goes
   * @return the changed settings
   */
  public StartSettings withTarget(String identifier) {
    return new StartSettings(mode, identifier, enabled);
  }

  /**
   * The same, switched on or off.
   *
   * @param wanted whether anything happens at all
   * @return the changed settings
   */
  public StartSettings withEnabled(boolean wanted) {
    return new StartSettings(mode, target, wanted);
  }
}
