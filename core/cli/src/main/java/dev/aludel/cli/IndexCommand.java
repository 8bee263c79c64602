package dev.aludel.cli;

import dev.aludel.report.WrittenIndex;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the build index. */
@Command(
    name = "index",
    description = "Write the build index, so that revisions are found without a search.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel --classpath target/classes index target/classes"})
final class IndexCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "target/classes",
      description = "The root of the built classes; 'target/classes' if none is given.")
  private String folder = "target/classes";

  IndexCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    WrittenIndex written = program.project().aludel().workbench().index(folder);
    program
        .printer()
        .line("Wrote " + written.file() + ", with " + written.revisions() + " revision(s)");
    return 0;
  }
}
