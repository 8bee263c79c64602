package dev.aludel.cli;

import dev.aludel.request.MergeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a merge point. */
@Command(
    name = "merge",
    description = "Write a merge point: a revision that joins others.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel merge heads -m \"merge orders and invoices\""})
final class MergeCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(
      arity = "1..*",
      paramLabel = "REVS",
      description = "What it joins; 'heads' for all heads.")
  private List<String> revisions = new ArrayList<>();

  @Mixin private NewFileOptions file = new NewFileOptions();

  @Option(names = "--splice", description = "It may join revisions that others follow already.")
  private boolean splice;

  MergeCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    MergeRequest request =
        MergeRequest.of(revisions.toArray(String[]::new))
            .withMessage(file.message())
            .withSplice(splice);
    request = file.branchLabel().map(request::withBranchLabel).orElse(request);
    request = file.revisionId().map(request::withRevisionId).orElse(request);
    request = file.folder().map(request::withFolder).orElse(request);
    WrittenText.print(program.project().aludel().workbench().merge(request), program.printer());
    return 0;
  }
}
