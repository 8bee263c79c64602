package dev.aludel.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Waits until another process has brought the database to head. */
@Command(
    name = "wait",
    description = "Wait until another process has brought the database to head.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel wait --timeout 10min   exit code 1 if it is not there by then"})
final class WaitCommand implements TenantCommand {

  private final AludelCommand program;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5min",
      description = "How long at most, such as 30s, 10min or 1h; 5min if none is given.")
  private String timeout = "5min";

  @Spec private @Nullable CommandSpec spec;

  WaitCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    program.project().aludel().await(duration());
    if (!program.quiet()) {
      program.printer().line("The database is at head.");
    }
    return 0;
  }

  private Duration duration() {
    Matcher matcher = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)").matcher(timeout.strip());
    if (!matcher.matches()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "'" + timeout + "' is no time: write a number and ms, s, min or h, such as '10min'.");
    }
    ChronoUnit unit =
        switch (matcher.group(2)) {
          case "ms" -> ChronoUnit.MILLIS;
          case "s" -> ChronoUnit.SECONDS;
          case "min" -> ChronoUnit.MINUTES;
          default -> ChronoUnit.HOURS;
        };
    return Duration.of(Long.parseLong(matcher.group(1)), unit);
  }
}
