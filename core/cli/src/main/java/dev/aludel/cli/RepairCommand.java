package dev.aludel.cli;

import dev.aludel.setting.RepairDecision;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles a revision that the log and the database disagree about. */
@Command(
    name = "repair",
    description = "Settle what the log and the database disagree about, one revision at a time.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel repair 20241107_120000 --accept   its file was changed on purpose: take the new text"
    })
final class RepairCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(paramLabel = "REV", description = "The revision.")
  private String revision = "";

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /** How it is settled; exactly one. */
  private static final class Choice {
    @Option(
        names = "--accept",
        description =
            "The script was changed after it was applied, and is right: take its checksum.")
    private boolean accept;

    @Option(
        names = "--done",
        description = "The statement it stopped at, outside a transaction, has taken effect.")
    private boolean done;

    @Option(
        names = "--undone",
        description =
            "The statement it stopped at, outside a transaction, has not taken effect; or, where it stopped between two, all of it was taken back by hand.")
    private boolean undone;
  }

  RepairCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    RepairDecision decision =
        choice.accept
            ? RepairDecision.ACCEPT
            : choice.done ? RepairDecision.DONE : RepairDecision.UNDONE;
    program.project().aludel().repair(revision, decision);
    if (!program.quiet()) {
      program.printer().line("Settled: " + revision + ". The log says so.");
    }
    return 0;
  }
}
