package dev.aludel.cli;

import dev.aludel.request.RevisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  aludel revision -m \"backfill slugs\" --java           a Java class",
      "  aludel revision --autogenerate -m \"add orders\"       what the models have and head lacks"
    })
final class RevisionCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Mixin private NewFileOptions file = new NewFileOptions();

  @Option(
      names = "--head",
      paramLabel = "REV",
      description = "The revision that it follows; 'base' for a new root, 'head' if none is given.")
  private String head = "head";

  @Option(names = "--splice", description = "It may follow a revision that others follow already.")
  private boolean splice;

  @Option(
      names = "--depends-on",
      paramLabel = "REV",
      description = "A revision or label that must have run before it; may be repeated.")
  private List<String> dependsOn = new ArrayList<>();

  @Option(
      names = "--slug",
      paramLabel = "WORDS",
      description = "The words of the file's name, in place of the message's.")
  private @Nullable String slug;

  @Option(names = "--java", description = "Write a Java class in place of a SQL file.")
  private boolean java;

  @Option(
      names = "--autogenerate",
      description = "Fill it with what leads from the revisions to the models, and prove that.")
  private boolean autogenerate;

  @Mixin private AutogenerateOptions comparing = new AutogenerateOptions();

  RevisionCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    RevisionRequest request =
        RevisionRequest.of(file.message())
            .withHead(head)
            .withSplice(splice)
            .withDependsOn(dependsOn.toArray(String[]::new))
            .withJava(java);
    request = file.branchLabel().map(request::withBranchLabel).orElse(request);
    request = file.revisionId().map(request::withRevisionId).orElse(request);
    request = file.folder().map(request::withFolder).orElse(request);
    request = slug == null ? request : request.withSlug(slug);
    if (autogenerate) {
      return comparing.run(program, request);
    }
    comparing.refuseAlone(program);
    WrittenText.print(program.project().aludel().workbench().revision(request), program.printer());
    return 0;
  }
}
