package dev.aludel.cli;

import dev.aludel.report.SchemaDifference;
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
      "  aludel check --models db/schema.sql"
    })
final class CheckCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(
      names = "--models",
      paramLabel = "MODELS",
      description = "Where the wanted schema is described, in place of the setting.")
  private @Nullable String models;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  CheckCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    program.project().option("models", models);
    SchemaDifference difference = program.project().aludel().workbench().check();
    Printer printer = program.printer();
    if (json) {
      printer.json(JsonFacts.difference(difference));
    } else {
      DifferenceText.print(difference, printer);
      if (!difference.isEmpty()) {
        printer.line("Write them into a revision with 'revision --autogenerate -m \"…\"'.");
      }
    }
    return difference.isEmpty() ? 0 : 1;
  }
}
