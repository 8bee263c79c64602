package dev.aludel.cli;

import dev.aludel.Workbench;
import dev.aludel.cli.picture.TextStyle;
import dev.aludel.internal.config.SettingValue;
import dev.aludel.report.WrittenIndex;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--check",
      description =
          "Check the revisions first as a start would, and fail where it would refuse them; no"
              + " database is asked.")
  private boolean check;

  IndexCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Workbench workbench = program.project().withoutDatabase().workbench();
    if (check) {
      workbench
          .checkForBuild(severalHeads())
          .forEach(
              open -> program.surroundings().err().println("warning: " + TextStyle.shown(open)));
    }
    WrittenIndex written = workbench.index(folder);
    program
        .printer()
        .line("Wrote " + written.file() + ", with " + written.revisions() + " revision(s)");
    return 0;
  }

  private boolean severalHeads() {
    return program
        .project()
        .configuration()
        .find("target")
        .map(SettingValue::value)
        .filter("heads"::equals)
        .isPresent();
  }
}
