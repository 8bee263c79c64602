package dev.aludel.internal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as PostgreSQL's settings write them: {@code 500ms}, {@code 3s}, {@code 2 min}. */
public final class DurationText {

  /** What a message says about the form. */
  public static final String FORM =
      "a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds";

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)\\s*(ms|s|min|h|d)?");

  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private DurationText() {}

  /**
   * Reads a duration.
   *
   * @param text the setting's text
   * @return the duration in whole milliseconds, 0 for no limit; nothing where the text has another
   *     form, or exceeds what PostgreSQL's timeouts can hold (24 days)
   */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
    BigDecimal exact =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(MILLIS.getOrDefault(unit, 1L)));
    BigDecimal millis = exact.setScale(0, RoundingMode.HALF_EVEN);
    // Rounded to 0, the shortest timeout would become none at all.
    boolean vanished = millis.signum() == 0 && exact.signum() != 0;
    return vanished || millis.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis.longValueExact()));
  }
}
