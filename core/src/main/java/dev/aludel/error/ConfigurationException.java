package dev.aludel.error;

/** A setting is missing, unknown or contradicts another; nothing was read or run. */
public final class ConfigurationException extends AludelException {

  /**
   * Names the setting and the remedy.
   *
   * @param description what is wrong with which setting
   * @param action what to set instead
   */
  public ConfigurationException(String description, String action) {
    super(description, action, null);
  }
}
