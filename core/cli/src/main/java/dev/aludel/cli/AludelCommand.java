package dev.aludel.cli;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.text.ShownText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: what its commands share. */
@Command(
    name = "aludel",
    description = "Brings a PostgreSQL database to a revision of its schema's history.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    versionProvider = ProgramVersion.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aludel history --graph                    the revisions, branches and merges drawn",
      "  aludel upgrade                            bring the database to head",
      "  aludel downgrade -1                       take the last revision back",
      "  aludel --locations db/migrations heads    the revisions of a folder",
      "",
      "A revision is named by 'head', 'base', its id, the beginning of it, a branch label,",
      "'label@head', or steps: '+2', '-1', 'head-2'. Settings come from 'aludel.properties',",
      "the environment (ALUDEL_URL, ALUDEL_PASSWORD, …) and options: see 'aludel config'.",
      "'aludel help COMMAND' tells about a command."
    },
    subcommands = {
      CurrentCommand.class,
      PendingCommand.class,
      HistoryCommand.class,
      HeadsCommand.class,
      BranchesCommand.class,
      ShowCommand.class,
      UpgradeCommand.class,
      DowngradeCommand.class,
      StampCommand.class,
      ValidateCommand.class,
      WaitCommand.class,
      LogCommand.class,
      RepairCommand.class,
      RevisionCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      DumpCommand.class,
      MergeCommand.class,
      RebaseCommand.class,
      ImportCommand.class,
      InitCommand.class,
      IndexCommand.class,
      EnsureVersionCommand.class,
      ConfigCommand.class,
      EditCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
final class AludelCommand implements Runnable {

  private final Surroundings surroundings;
  private final @Nullable HostApplication application;
  @Mixin private GlobalOptions options = new GlobalOptions();
  private @Nullable Project project;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Tell how to use it.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Print the version.")
  private boolean version;

  AludelCommand(Surroundings surroundings) {
    this(surroundings, null);
  }

  AludelCommand(Surroundings surroundings, @Nullable HostApplication application) {
    this.surroundings = surroundings;
    this.application = application;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
  }

  Project project() {
    if (project == null) {
      project = new Project(options, surroundings, Optional.ofNullable(application));
    }
    return project;
  }

  Printer printer() {
    TextStyle style = new TextStyle(surroundings.colours());
    String heading = project().chosen().map(tenant -> style.mark(tenant + ":") + "\n").orElse("");
    return new Printer(surroundings.out(), style, heading);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /**
   * How a user runs another command: inside an application by the option that ran this one. Where
   * that is developed, a console may have run it, which takes the command alone.
   */
  String typed(String command) {
    return application == null || application.developing()
        ? "'" + command + "'"
        : "'--aludel.run=\"" + command.replace('"', '\'') + "\"'";
  }

  boolean quiet() {
    return options.quiet();
  }

  boolean debug() {
    return options.debug();
  }

  /** What is said of options that don't go together. */
  ParameterException wrongUsage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  /** Prints what went wrong; a setting's error names who set it. */
  int failed(Exception exception, boolean debug) {
    surroundings.out().flush();
    String label =
        new TextStyle(surroundings.colours()).bad("error:")
            + Optional.ofNullable(project)
                .flatMap(Project::chosen)
                .map(tenant -> " tenant '" + tenant + "':")
                .map(ShownText::line)
                .orElse("");
    if (exception instanceof AludelException known) {
      surroundings.err().println(TextStyle.shownLines(label + " " + known.description()));
      origin(known);
      if (!known.action().isEmpty()) {
        surroundings.err().println(known.action());
      }
    } else {
      surroundings.err().println(TextStyle.shownLines(label + " " + exception));
      surroundings
          .err()
          .println(
              debug
                  ? "This should not happen: please report it with what follows."
                  : "This should not happen: run it again with '--debug', and report what it prints.");
    }
    if (debug) {
      StringWriter trace = new StringWriter();
      exception.printStackTrace(new PrintWriter(trace));
      surroundings.err().print(ShownText.lines(trace.toString()));
    }
    return 1;
  }

  private void origin(AludelException known) {
    if (known instanceof ConfigurationException wrong && project != null) {
      wrong
          .setting()
          .flatMap(name -> project().configuration().find(name))
          .ifPresent(
              setting ->
                  surroundings
                      .err()
                      .println(ShownText.line("It was set by " + setting.origin() + ".")));
    }
  }
}
