package dev.aludel.cli;

import dev.aludel.report.SchemaDifference;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what leads from one schema to another. */
@Command(
    name = "diff",
    description = "Tell what leads from one schema to another.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel diff head models            what the next revision would do, in words",
      "  aludel diff head database --sql    what somebody changed by hand",
      "  aludel diff old.sql new.sql --sql --exit-code"
    })
final class DiffCommand implements Callable<Integer> {

  private static final String SIDE =
      "'head', a revision, 'models', 'database', a SQL file or a folder of them.";

  private final AludelCommand program;

  @Parameters(index = "0", paramLabel = "A", description = SIDE)
  private String from = "head";

  @Parameters(index = "1", paramLabel = "B", description = "The same.")
  private String to = "models";

  @Option(
      names = "--models",
      paramLabel = "MODELS",
      description = "Where the wanted schema is described, in place of the setting.")
  private @Nullable String models;

  @Option(names = "--sql", description = "Print the statements in place of words.")
  private boolean sql;

  @Option(names = "--json", description = "Print both as JSON.")
  private boolean json;

  @Option(names = "--exit-code", description = "A difference makes the exit code 1.")
  private boolean exitCode;

  DiffCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    program.project().option("models", models);
    SchemaDifference difference =
        program
            .project()
            .aludel()
            .workbench()
            .diff(program.project().resolvedPath(from), program.project().resolvedPath(to));
    Printer printer = program.printer();
    if (json) {
      printer.json(JsonFacts.difference(difference));
    } else if (sql) {
      DifferenceText.printSql(difference, printer);
    } else {
      DifferenceText.print(difference, printer);
    }
    return exitCode && !difference.isEmpty() ? 1 : 0;
  }
}
