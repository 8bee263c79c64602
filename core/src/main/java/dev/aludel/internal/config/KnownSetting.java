package dev.aludel.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A setting there is: its name behind {@code aludel.}, what its value looks like, and its default.
 * A new one is a line in {@link DeclaredSettings}, and another in {@link SettingBindings}.
 *
 * @param name the name, such as {@code lock-timeout}
 * @param form what its value looks like
 * @param choices the words it takes, where the form is {@link Form#CHOICE}
 * @param byDefault the value it has where nobody sets it; empty for none
 * @param meaning what it is for, in a few words
 */
public record KnownSetting(
    String name, Form form, List<String> choices, String byDefault, String meaning) {

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

  /** The word for the time zone that a connection comes with. */
  public static final String CONNECTION = "connection";

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
    /** A time zone's name that means the same to the server, or {@code connection}. */
    SESSION_TIME_ZONE,
    /** One of the words named with it. */
    CHOICE,
    /** {@code fail}, {@code upgrade}, {@code stamp:<revision>} or {@code flyway}. */
    ON_UNVERSIONED,
    /** {@code auto}, {@code embedded}, {@code server}, or a database's URL. */
    SCRATCH
  }

  /** Copies the list. */
  public KnownSetting {
    choices = List.copyOf(choices);
  }

  static KnownSetting of(String name, Form form, String byDefault, String meaning) {
    return new KnownSetting(name, form, List.of(), byDefault, meaning);
  }

  /** The words are the constants' own. */
  static <E extends Enum<E>> KnownSetting choice(String name, E byDefault, String meaning) {
    List<String> words = new ArrayList<>();
    for (E constant : byDefault.getDeclaringClass().getEnumConstants()) {
      words.add(word(constant));
    }
    return new KnownSetting(name, Form.CHOICE, words, word(byDefault), meaning);
  }

  /** {@return the constant that a word means} */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(word);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
