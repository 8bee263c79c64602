package dev.aludel.internal.config;

import dev.aludel.setting.Settings;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A setting there is: its name behind {@code aludel.}, what its value looks like, its default, and
 * where its value goes. A new one is a line in {@link DeclaredSettings}.
 *
 * @param name the name, such as {@code lock-timeout}
 * @param form what its value looks like
 * @param choices the words it takes, where the form is {@link Form#CHOICE}
 * @param byDefault the value it has where nobody sets it; empty for none
 * @param meaning what it is for, in a few words
 * @param binding puts its value where it belongs
 */
public record KnownSetting(
    String name,
    Form form,
    List<String> choices,
    String byDefault,
    String meaning,
    Binding binding) {

  /** What comes before every name. */
  public static final String PREFIX = "aludel.";

  /** The names of placeholders come behind this. */
  public static final String PLACEHOLDERS = "placeholders.";

  /** The settings of entities as models come behind this. */
  public static final String HIBERNATE = "models.hibernate.";

  /** The settings of further databases come behind this and the database's name. */
  public static final String DATABASES = "databases.";

  /** What a value looks like. */
  public enum Form {
    /** Any text. */
    TEXT,
    /** A text that is never shown. */
    SECRET,
    /** A database's URL, shown without what is secret in it. */
    URL,
    /** Texts with commas between them. */
    LIST,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A number and a unit, as PostgreSQL writes them. */
    DURATION,
    /** A whole number of zero or more. */
    COUNT,
    /** A whole number of one or more. */
    LENGTH,
    /** A time zone's name. */
    TIME_ZONE,
    /** One of the words named with it. */
    CHOICE,
    /** {@code fail}, {@code upgrade} or {@code stamp:<revision>}. */
    ON_UNVERSIONED,
    /** {@code auto}, {@code embedded}, {@code server}, or a database's URL. */
    SCRATCH
  }

  /** Puts a value, whose form is right, where it belongs. */
  @FunctionalInterface
  public interface Binding {
    /** What is read elsewhere: the database's own settings, and pairs. */
    Binding NONE = (before, value) -> before;

    /**
     * Binds.
     *
     * @param before what held before
     * @param value the value as it was written
     * @return the settings with it
     */
    Settings bind(Settings before, String value);
  }

  private static final Map<String, KnownSetting> BY_NAME = byName();

  /** Copies the list. */
  public KnownSetting {
    choices = List.copyOf(choices);
  }

  private static Map<String, KnownSetting> byName() {
    Map<String, KnownSetting> settings = new LinkedHashMap<>();
    DeclaredSettings.ALL.forEach(setting -> settings.put(setting.name(), setting));
    return settings;
  }

  /** {@return every setting but the placeholders, in the order of the manual} */
  public static List<KnownSetting> all() {
    return DeclaredSettings.ALL;
  }

  /** {@return the names of {@link #all}} */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /**
   * Finds a setting.
   *
   * @param name a name without the prefix; a placeholder's value is a secret
   * @return the setting, if there is one of that name
   */
  public static Optional<KnownSetting> find(String name) {
    if (name.startsWith(PLACEHOLDERS) && name.length() > PLACEHOLDERS.length()) {
      return Optional.of(
          DeclaredSettings.of(
              name,
              Form.SECRET,
              "",
              "a value for ${…} in revisions",
              (before, value) -> withPlaceholder(before, name, value)));
    }
    if (name.startsWith(HIBERNATE) && name.length() > HIBERNATE.length()) {
      return Optional.of(
          DeclaredSettings.unbound(name, Form.TEXT, "", "how entities are read as a model"));
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Settings withPlaceholder(Settings before, String name, String value) {
    Map<String, String> placeholders = new HashMap<>(before.placeholders());
    placeholders.put(name.substring(PLACEHOLDERS.length()), value);
    return before.withPlaceholders(placeholders);
  }
}
