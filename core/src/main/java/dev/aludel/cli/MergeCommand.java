package dev.aludel.cli;

import dev.aludel.MergeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MSG",
      description = "What it is for, in a few words.")
  private String message = "";

  @Option(names = "--splice", description = "It may join revisions that others follow already.")
  private boolean splice;

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A name for the branch that begins with it.")
  private @Nullable String branchLabel;

  @Option(
      names = "--rev-id",
      paramLabel = "ID",
      description = "An id of one's own, in place of the time.")
  private @Nullable String revisionId;

  @Option(
      names = {"--folder", "--version-path"},
      paramLabel = "FOLDER",
      description = "Where to write it; else the first location that can be written to.")
  private @Nullable String folder;

  MergeCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    MergeRequest request =
        MergeRequest.of(revisions.toArray(String[]::new)).withMessage(message).withSplice(splice);
    request = branchLabel == null ? request : request.withBranchLabel(branchLabel);
    request = revisionId == null ? request : request.withRevisionId(revisionId);
    request = folder == null ? request : request.withFolder(folder);
    WrittenText.print(program.project().aludel().workbench().merge(request), program.printer());
    return 0;
  }
}
