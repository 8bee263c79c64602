package dev.aludel.cli;

import dev.aludel.RevisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a new revision file. */
@Command(
    name = "revision",
    description = "Write a new revision file from the template.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel revision -m \"add orders\"                      follows the head",
      "  aludel revision -m \"add audit\" --head base --branch-label audit",
      "  aludel revision -m \"backfill slugs\" --java           a Java class"
    })
final class RevisionCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MSG",
      description = "What it is for, in a few words.")
  private String message = "";

  @Option(
      names = "--head",
      paramLabel = "REV",
      description = "The revision that it follows; 'base' for a new root, 'head' if none is given.")
  private String head = "head";

  @Option(names = "--splice", description = "It may follow a revision that others follow already.")
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

  @Option(
      names = "--depends-on",
      paramLabel = "REV",
      description = "A revision or label that must have run before it; may be repeated.")
  private List<String> dependsOn = new ArrayList<>();

  @Option(names = "--java", description = "Write a Java class in place of a SQL file.")
  private boolean java;

  RevisionCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    RevisionRequest request =
        RevisionRequest.of(message)
            .withHead(head)
            .withSplice(splice)
            .withDependsOn(dependsOn.toArray(String[]::new))
            .withJava(java);
    request = branchLabel == null ? request : request.withBranchLabel(branchLabel);
    request = revisionId == null ? request : request.withRevisionId(revisionId);
    request = folder == null ? request : request.withFolder(folder);
    WrittenText.print(program.project().aludel().workbench().revision(request), program.printer());
    return 0;
  }
}
