package dev.aludel.cli;

import dev.aludel.Workbench;
import dev.aludel.report.StartedProject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts a project. */
@Command(
    name = "init",
    description =
        "Start a project: a folder for revisions with a template, and a file of settings.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel init", "  aludel init db/migrations"})
final class InitCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description =
          "The folder for revisions; if none is given, 'src/main/resources/db/migrations' beside a pom.xml, build.gradle or src/main, and 'migrations' elsewhere.")
  private @Nullable String folder;

  InitCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Workbench workbench = program.project().aludel().workbench();
    StartedProject started = folder == null ? workbench.init() : workbench.init(folder);
    Printer printer = program.printer();
    started.files().forEach(file -> printer.line("Wrote " + file));
    printer.lines(started.next());
    return 0;
  }
}
