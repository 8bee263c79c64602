package dev.aludel.internal.config;

import dev.aludel.internal.config.KnownSetting.Form;
import dev.aludel.setting.DatabaseUrl;

/**
 * A setting's value, and who set it.
 *
 * @param name the setting's name, without the prefix
 * @param value the value as it was written; may be a secret, so print {@link #shown} instead
 * @param origin who set it: a file, a variable of the environment, an option; may be empty
 */
public record SettingValue(String name, String value, String origin) {

  /** {@return the value as it may be printed} */
  public String shown() {
    // A name that no setting has may be a password's, misspelt.
    Form form = DeclaredSettings.find(name).map(KnownSetting::form).orElse(Form.SECRET);
    switch (form) {
      case SECRET:
        return "***";
      case SCRATCH:
        return value.contains(":") ? DatabaseUrl.shown(value) : value;
      case URL:
        return DatabaseUrl.shown(value);
      default:
        return value;
    }
  }

  /** The name as messages have it, with who set it where that is known. */
  String named() {
    return "'" + name + "'" + (origin.isEmpty() ? "" : " (" + origin + ")");
  }

  @Override
  public String toString() {
    return name + "=" + shown() + " (" + origin + ")";
  }
}
