package dev.aludel.internal.script;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as PostgreSQL's settings are written: a whole number and its unit. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*(ms|s|min|h|d)");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @param text such as {@code 500ms}, {@code 3s} or {@code 5min}; {@code 0} alone is zero
   * @return the duration, unless the text is none
   */
  static Optional<Duration> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      Duration unit = UNITS.getOrDefault(form.group(2), Duration.ZERO);
      return Optional.of(unit.multipliedBy(Long.parseLong(form.group(1))));
    }
    return text.strip().equals("0") ? Optional.of(Duration.ZERO) : Optional.empty();
  }
}
