package dev.aludel.cli;

import dev.aludel.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a schema as SQL. */
@Command(
    name = "dump",
    description = "Print a schema as SQL that makes it.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel dump                   what the revisions make",
      "  aludel dump --out             the same into db/head.sql, for reviews",
      "  aludel dump database"
    })
final class DumpCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(
      arity = "0..1",
      paramLabel = "A",
      defaultValue = "head",
      description = "'head', a revision, 'models', 'database', a SQL file or a folder of them.")
  private String schema = "head";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "db/head.sql",
      description = "Write it to a file, 'db/head.sql' if none is named.")
  private @Nullable String out;

  DumpCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    String text =
        program.project().aludel().workbench().dump(program.project().resolvedPath(schema));
    Printer printer = program.printer();
    if (out == null) {
      printer.out().print(text);
      return 0;
    }
    Path file = program.project().path(out);
    write(file, text);
    printer.line("Wrote " + out);
    return 0;
  }

  /** Whole or not at all: the text takes the place of an older one in one step. */
  private static void write(Path file, String text) {
    Path draft = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "'%s' can't be written (%s).".formatted(file, e),
          "Check that its folder may be written to.",
          e);
    }
  }
}
