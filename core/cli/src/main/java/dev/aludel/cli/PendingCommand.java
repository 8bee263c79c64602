package dev.aludel.cli;

import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what an upgrade would run. */
@Command(
    name = "pending",
    description = "Tell what an upgrade would run, in order.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel pending        up to head", "  aludel pending +1     the next one alone"})
final class PendingCommand implements TenantCommand {

  private final AludelCommand program;

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      defaultValue = "head",
      description = "How far the upgrade would go; 'head' if none is given.")
  private String target = "head";

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  PendingCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Plan plan = program.project().reading().pending(target);
    Printer printer = program.printer();
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("target", plan.target());
      facts.put("rows", plan.rows());
      facts.put("takenBack", revisions(plan, Direction.DOWNGRADE));
      facts.put("pending", revisions(plan, Direction.UPGRADE));
      facts.put("rowsAfter", plan.rowsAfter());
      printer.json(facts);
      return 0;
    }
    for (Step step : plan.steps()) {
      printer.line(StepText.of(step, printer.style()));
    }
    if (plan.steps().isEmpty()) {
      printer.line(StepText.nothingToDo(plan.rows()));
    }
    return 0;
  }

  private static List<Map<String, Object>> revisions(Plan plan, Direction direction) {
    return plan.steps(direction).stream().map(step -> JsonFacts.revision(step.revision())).toList();
  }
}
