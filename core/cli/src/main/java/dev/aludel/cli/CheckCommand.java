package dev.aludel.cli;

import dev.aludel.Workbench;
import dev.aludel.report.SchemaDifference;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells whether the revisions make what the models say. */
@Command(
    name = "check",
    description = "Fail where the revisions don't make the schema that the models describe.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel check                        exit code 1 where a revision is missing",
      "  aludel check --models db/schema.sql",
      "  aludel check --database             exit code 1 where somebody changed the database by hand"
    })
final class CheckCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(
      names = "--models",
      paramLabel = "MODELS",
      description = "Where the wanted schema is described, in place of the setting.")
  private @Nullable String models;

  @Option(
      names = "--database",
      description = "Compare the live database with head in place of the models; it is only read.")
  private boolean database;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or github: one annotation of a build for each difference.")
  private Format format = Format.TEXT;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  /** Who reads it. */
  private enum Format {
    TEXT,
    GITHUB;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  CheckCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    if (database && models != null) {
      throw program.wrongUsage("'--database' compares no models: leave out '--models'.");
    }
    if (json && format != Format.TEXT) {
      throw program.wrongUsage("'--json' is a format of its own: leave out '--format'.");
    }
    program.project().option("models", models);
    Workbench workbench = program.project().aludel().workbench();
    SchemaDifference difference = database ? workbench.checkDatabase() : workbench.check();
    Printer printer = program.printer();
    if (json) {
      printer.json(JsonFacts.difference(difference));
    } else if (format == Format.GITHUB) {
      DifferenceText.printForGithub(difference, printer);
    } else {
      DifferenceText.print(difference, printer);
      if (!difference.isEmpty()) {
        printer.line(
            database
                ? "Write into a revision what shall stay, or take it back with what 'diff database head --sql' prints."
                : "Write them into a revision with %s."
                    .formatted(program.typed("revision --autogenerate -m \"…\"")));
      }
    }
    return difference.isEmpty() ? 0 : 1;
  }
}
