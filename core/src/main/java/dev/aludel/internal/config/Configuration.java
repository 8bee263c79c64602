package dev.aludel.internal.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings that hold, each with its origin; those nobody set are not among them. */
public final class Configuration {

  private final Map<String, SettingValue> settings;

  Configuration(Map<String, SettingValue> settings) {
    this.settings = new LinkedHashMap<>(settings);
  }

  /** {@return the settings, in the order of the manual; names that no setting has come last} */
  public List<SettingValue> settings() {
    Map<String, SettingValue> ordered = new LinkedHashMap<>();
    for (String name : DeclaredSettings.names()) {
      find(name).ifPresent(setting -> ordered.put(name, setting));
    }
    settings.forEach(ordered::putIfAbsent);
    return List.copyOf(ordered.values());
  }

  /**
   * Finds a setting.
   *
   * @param name its name, without the prefix
   * @return its value and origin, if anybody set it
   */
  public Optional<SettingValue> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** {@return the values by name, as the builder's {@code settings} takes them} */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    settings().forEach(setting -> values.put(setting.name(), setting.value()));
    return values;
  }

  /** {@return who set each of them, by name} */
  public Map<String, String> origins() {
    Map<String, String> origins = new LinkedHashMap<>();
    settings().forEach(setting -> origins.put(setting.name(), setting.origin()));
    return origins;
  }

  /**
   * The same with a value for what nobody set.
   *
   * @param name the setting's name, without the prefix
   * @param value the value
   * @param origin why it has this value
   * @return the settings with that one
   */
  public Configuration orElse(String name, String value, String origin) {
    if (settings.containsKey(name)) {
      return this;
    }
    Map<String, SettingValue> more = new LinkedHashMap<>(settings);
    more.put(name, new SettingValue(name, value, origin));
    return new Configuration(more);
  }

  /**
   * The same with another value for a setting, if anybody set it.
   *
   * @param name the setting's name, without the prefix
   * @param change makes the new value of the old one
   * @return the settings with that one
   */
  public Configuration with(String name, UnaryOperator<String> change) {
    SettingValue old = settings.get(name);
    if (old == null) {
      return this;
    }
    Map<String, SettingValue> changed = new LinkedHashMap<>(settings);
    changed.put(name, new SettingValue(name, change.apply(old.value()), old.origin()));
    return new Configuration(changed);
  }

  /**
   * The same without some settings.
   *
   * @param names their names, without the prefix
   * @return the settings without those
   */
  public Configuration without(Collection<String> names) {
    Map<String, SettingValue> fewer = new LinkedHashMap<>(settings);
    fewer.keySet().removeAll(names);
    return new Configuration(fewer);
  }

  /**
   * The same without what has one origin.
   *
   * @param origin who set the settings that are left out
   * @return the settings without those
   */
  public Configuration withoutOrigin(String origin) {
    Map<String, SettingValue> fewer = new LinkedHashMap<>(settings);
    fewer.values().removeIf(setting -> setting.origin().equals(origin));
    return new Configuration(fewer);
  }

  @Override
  public String toString() {
    return settings().toString();
  }
}
