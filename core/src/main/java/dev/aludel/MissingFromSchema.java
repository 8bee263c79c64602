package dev.aludel;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Hibernate's validation misses in a schema, read out of its sentence.
 *
 * @param what it in words
 * @param message the message of the revision that would make it
 */
record MissingFromSchema(String what, String message) {

  /** The sentences of Hibernate ORM, 6.6 to 7.4, and what each is about. */
  private enum Sentence {
    COLUMN(
        ".*missing column \\[([^\\]]+)\\] in table \\[([^\\]]+)\\].*",
        found ->
            new MissingFromSchema(
                "the column '%s' of the table '%s'".formatted(found.group(1), found.group(2)),
                "add %s.%s".formatted(found.group(2), found.group(1)))),
    TABLE(
        ".*missing (table|sequence) \\[([^\\]]+)\\].*",
        found ->
            new MissingFromSchema(
                "the %s '%s'".formatted(found.group(1), found.group(2)), "add " + found.group(2))),
    TYPE(
        ".*column \\[([^\\]]+)\\] in table \\[([^\\]]+)\\]; found \\[([^ (]+).*expecting \\[([^\\]]+?) \\(Types.*",
        found ->
            new MissingFromSchema(
                "'%s' as the type of the column '%s' of the table '%s', which is '%s'"
                    .formatted(found.group(4), found.group(1), found.group(2), found.group(3)),
                "change %s.%s".formatted(found.group(2), found.group(1))));

    private final Pattern pattern;
    private final Function<MatchResult, MissingFromSchema> reading;

    Sentence(String pattern, Function<MatchResult, MissingFromSchema> reading) {
      this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
      this.reading = reading;
    }

    private Optional<MissingFromSchema> read(String said) {
      return Optional.of(pattern.matcher(said))
          .filter(Matcher::matches)
          .map(found -> reading.apply(found.toMatchResult()));
    }
  }

  static MissingFromSchema of(String said) {
    return Stream.of(Sentence.values())
        .flatMap(sentence -> sentence.read(said).stream())
        .findFirst()
        .orElse(new MissingFromSchema("another schema", "what the entities want"));
  }
}
