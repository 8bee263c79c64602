package dev.aludel.internal.config;

import dev.aludel.setting.Settings;
import java.util.List;

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

  /** How entities are read as a model comes behind this. */
  public static final String HIBERNATE = "models.hibernate.";

  /** The names of Hibernate's own settings come behind this. */
  public static final String HIBERNATE_PROPERTIES = HIBERNATE + "properties.";

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

  /** Copies the list. */
  public KnownSetting {
    choices = List.copyOf(choices);
  }
}
