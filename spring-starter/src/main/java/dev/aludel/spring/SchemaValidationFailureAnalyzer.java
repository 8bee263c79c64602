package dev.aludel.spring;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * Says which revision is missing where Hibernate's {@code ddl-auto=validate} finds that the schema
 * isn't what the entities want. The exception's class is told by its name, as not every application
 * has Hibernate.
 */
final class SchemaValidationFailureAnalyzer implements FailureAnalyzer {

  private static final String EXCEPTION = "org.hibernate.tool.schema.spi.SchemaManagementException";

  private static final Pattern COLUMN =
      Pattern.compile(
          ".*missing column \\[([^\\]]+)\\] in table \\[([^\\]]+)\\].*", Pattern.DOTALL);
  private static final Pattern TABLE =
      Pattern.compile(".*missing (table|sequence) \\[([^\\]]+)\\].*", Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile(
          ".*column \\[([^\\]]+)\\] in table \\[([^\\]]+)\\]; found \\[([^ (]+).*expecting \\[([^\\]]+?) \\(Types.*",
          Pattern.DOTALL);

  private final Environment environment;

  SchemaValidationFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    if (environment.getProperty("aludel.enabled", "").strip().equals("false")) {
      return null;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals(EXCEPTION)) {
        String said = String.valueOf(cause.getMessage());
        return new FailureAnalysis(
            "Aludel: The entities want what no revision makes: %s.\nHibernate validated the schema, and says: %s"
                .formatted(missing(said), said),
            "Write the revision with '--aludel.run=\"revision --autogenerate -m '%s'\"', look at the file, and start again; '--aludel.run=check' lists everything that is missing."
                .formatted(message(said)),
            failure);
      }
    }
    return null;
  }

  private static String missing(String said) {
    return column(said)
        .map(
            column ->
                "the column '%s' of the table '%s'".formatted(column.group(1), column.group(2)))
        .or(
            () ->
                match(TABLE, said)
                    .map(table -> "the %s '%s'".formatted(table.group(1), table.group(2))))
        .or(
            () ->
                match(TYPE, said)
                    .map(
                        type ->
                            "'%s' as the type of the column '%s' of the table '%s', which is '%s'"
                                .formatted(
                                    type.group(4), type.group(1), type.group(2), type.group(3))))
        .orElse("another schema");
  }

  private static String message(String said) {
    return column(said)
        .map(column -> "add %s.%s".formatted(column.group(2), column.group(1)))
        .or(() -> match(TABLE, said).map(table -> "add " + table.group(2)))
        .or(
            () ->
                match(TYPE, said)
                    .map(type -> "change %s.%s".formatted(type.group(2), type.group(1))))
        .orElse("what the entities want");
  }

  private static Optional<Matcher> column(String said) {
    return match(COLUMN, said);
  }

  private static Optional<Matcher> match(Pattern pattern, String said) {
    return Optional.of(pattern.matcher(said)).filter(Matcher::matches);
  }
}
