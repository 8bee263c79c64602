package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values of a column don't fit into another type, for the usual types. */
final class NarrowerType {

  private static final Pattern TYPE =
      Pattern.compile("([a-z_][a-z_0-9. ]*?)(?:\\(([0-9]+)(?:,([0-9]+))?\\))?");

  private static final List<String> NUMBERS =
      List.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final Map<String, String> RANGES =
      Map.of(
          "smallint", "-32768 AND 32767",
          "integer", "-2147483648 AND 2147483647",
          "bigint", "-9223372036854775808 AND 9223372036854775807");

  /** As many characters as the longest bigint has. */
  private static final int DIGITS = 20;

  private static final List<String> TEXTS = List.of("character varying", "character", "text");

  private NarrowerType() {}

  /** {@return the rows whose values don't fit, where some may not and a query can tell which} */
  static Optional<String> rows(Column before, Column after, Writing writing) {
    ObjectId table = after.id().table().orElseThrow();
    Matcher old = TYPE.matcher(before.type());
    Matcher now = TYPE.matcher(after.type());
    if (writing.makes(table) || !old.matches() || !now.matches()) {
      return Optional.empty();
    }
    String column = Writing.bare(after.id().name());
    return misfit(column, old, now, writing)
        .map(condition -> "SELECT * FROM %s WHERE %s".formatted(writing.name(table), condition));
  }

  private static Optional<String> misfit(String column, Matcher old, Matcher now, Writing writing) {
    String from = old.group(1);
    String to = now.group(1);
    if (TEXTS.contains(to)) {
      boolean fits =
          now.group(2) == null
              || (RANGES.containsKey(from) && number(now.group(2)) >= DIGITS)
              || (TEXTS.contains(from)
                  && old.group(2) != null
                  && number(old.group(2)) <= number(now.group(2)));
      String text = TEXTS.contains(from) ? column : column + "::text";
      return fits
          ? Optional.empty()
          : Optional.of("length(rtrim(%s, ' ')) > %s".formatted(text, now.group(2)));
    }
    if (NUMBERS.contains(from) && RANGES.containsKey(to)) {
      return NUMBERS.indexOf(from) <= NUMBERS.indexOf(to)
          ? Optional.empty()
          : Optional.of("%s NOT BETWEEN %s".formatted(column, RANGES.get(to)));
    }
    if (NUMBERS.contains(from) && to.equals("numeric") && now.group(2) != null) {
      int digits = number(now.group(2)) - places(now);
      boolean fits = old.group(2) != null && number(old.group(2)) - places(old) <= digits;
      return fits
          ? Optional.empty()
          : Optional.of(
              "abs(round(%s::numeric, %s)) >= 1e%s".formatted(column, places(now), digits));
    }
    return TEXTS.contains(from) && writing.version().atLeast(16)
        ? Optional.of("NOT pg_input_is_valid(%s, '%s')".formatted(column, now.group()))
        : Optional.empty();
  }

  private static int places(Matcher type) {
    return type.group(3) == null ? 0 : number(type.group(3));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
