package dev.aludel.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives an unapplied revision another parent. */
@Command(
    name = "rebase",
    description =
        "Let one's own revision, applied nowhere yet, follow another one, so that history stays linear.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel rebase 20241107_130000 --onto 20241107_120000"})
final class RebaseCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(paramLabel = "REV", description = "The revision to move.")
  private String revision = "";

  @Option(
      names = "--onto",
      paramLabel = "REV",
      required = true,
      description = "The revision that it follows from now on.")
  private String onto = "";

  RebaseCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    WrittenText.print(
        program.project().aludel().workbench().rebase(revision, onto), program.printer());
    return 0;
  }
}
