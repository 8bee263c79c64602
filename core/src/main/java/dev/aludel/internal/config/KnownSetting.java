package dev.aludel.internal.config;

import dev.aludel.internal.text.DurationText;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

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

  static KnownSetting of(
      String name, Form form, String byDefault, String meaning, Binding binding) {
    return new KnownSetting(name, form, List.of(), byDefault, meaning, binding);
  }

  static KnownSetting unbound(String name, Form form, String byDefault, String meaning) {
    return of(name, form, byDefault, meaning, Binding.NONE);
  }

  static KnownSetting text(
      String name, String byDefault, String meaning, BiFunction<Settings, String, Settings> into) {
    return of(name, Form.TEXT, byDefault, meaning, into::apply);
  }

  static KnownSetting flag(
      String name, String byDefault, String meaning, BiFunction<Settings, Boolean, Settings> into) {
    return parsed(name, Form.FLAG, byDefault, meaning, Boolean::valueOf, into);
  }

  static KnownSetting length(
      String name, String byDefault, String meaning, BiFunction<Settings, Integer, Settings> into) {
    return parsed(name, Form.LENGTH, byDefault, meaning, Integer::valueOf, into);
  }

  static KnownSetting duration(
      String name, String byDefault, String meaning, BiFunction<Limits, Duration, Limits> into) {
    return of(
        name,
        Form.DURATION,
        byDefault,
        meaning,
        (before, value) ->
            before.withLimits(
                into.apply(before.limits(), DurationText.parse(value).orElseThrow())));
  }

  static KnownSetting list(
      String name,
      String byDefault,
      String meaning,
      BiFunction<Settings, List<String>, Settings> into) {
    return parsed(name, Form.LIST, byDefault, meaning, KnownSetting::entries, into);
  }

  private static List<String> entries(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private static <T> KnownSetting parsed(
      String name,
      Form form,
      String byDefault,
      String meaning,
      Function<String, T> parse,
      BiFunction<Settings, T, Settings> into) {
    return of(
        name, form, byDefault, meaning, (before, value) -> into.apply(before, parse.apply(value)));
  }

  /** The words are the constants' own. */
  static <E extends Enum<E>> KnownSetting choice(
      String name, E byDefault, String meaning, BiFunction<Settings, E, Settings> into) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : byDefault.getDeclaringClass().getEnumConstants()) {
      words.put(word(constant), constant);
    }
    return new KnownSetting(
        name,
        Form.CHOICE,
        List.copyOf(words.keySet()),
        word(byDefault),
        meaning,
        (before, value) -> into.apply(before, Optional.ofNullable(words.get(value)).orElseThrow()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
