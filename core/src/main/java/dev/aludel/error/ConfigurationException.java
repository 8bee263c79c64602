package dev.aludel.error;

import java.util.Optional;

/** A setting is missing, unknown or contradicts another; nothing was read or run. */
public final class ConfigurationException extends AludelException {

  private final String setting;

  /**
   * Names the setting and the remedy.
   *
   * @param description what is wrong with which setting
   * @param action what to set instead
   */
  public ConfigurationException(String description, String action) {
    this("", description, action);
  }

  /**
   * Names the setting and the remedy, for one setting's name or value.
   *
   * @param setting the setting's name, without the prefix {@code aludel.}
   * @param description what is wrong with it
   * @param action what to set instead
   */
  public ConfigurationException(String setting, String description, String action) {
    super(description, action, null);
    this.setting = setting;
  }

  /**
   * The same about one of several databases.
   *
   * @param database its name
   * @param prefix what stands before the names of its settings, such as {@code databases.reports.}
   * @return the exception that names it; this one where it is about no setting
   */
  public ConfigurationException of(String database, String prefix) {
    return setting.isEmpty()
        ? this
        : new ConfigurationException(
            prefix + setting, "Database '%s': %s".formatted(database, description()), action());
  }

  /**
   * {@return the name of the setting that is unknown or has a wrong value, so that whoever knows
   * where it was set can say so; empty where it is about something else}
   */
  public Optional<String> setting() {
    return setting.isEmpty() ? Optional.empty() : Optional.of(setting);
  }
}
