package dev.aludel.quarkus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration that the library has checked already: a number and a unit. */
final class WaitText {

  private static final Pattern TEXT = Pattern.compile("([0-9.]+)\\s*([a-z]*)");

  private WaitText() {}

  static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no duration: '" + text + "'");
    }
    long unit =
        switch (matcher.group(2)) {
          case "s" -> 1_000;
          case "min" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> 1;
        };
    return Duration.ofMillis(
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue());
  }
}
