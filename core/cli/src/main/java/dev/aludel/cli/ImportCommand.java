package dev.aludel.cli;

import dev.aludel.Workbench;
import dev.aludel.report.ImportReport;
import dev.aludel.request.ImportRequest;
import dev.aludel.request.RevisionRequest;
import dev.aludel.revision.StampPlan;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns another tool's folder into revision files. */
@Command(
    name = "import",
    description = "Turn another tool's folder, or a database, into revision files.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel import alembic migrations/versions --alembic \"uv run alembic\"",
      "  aludel import flyway src/main/resources/db/migration   stamps the database as well",
      "  aludel import flyway --stamp-only                       stamps the next database",
      "  aludel import database -m \"as it is\"                   the first revision, out of a database"
    })
final class ImportCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(index = "0", paramLabel = "TOOL", description = "alembic, flyway or database.")
  private Tool tool = Tool.ALEMBIC;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder with that tool's files.")
  private String folder = "";

  @Option(
      names = {"--folder", "--version-path"},
      paramLabel = "FOLDER",
      description = "Where to write; else the first location that can be written to.")
  private @Nullable String target;

  @Option(
      names = "--alembic",
      paramLabel = "COMMAND",
      description = "How Alembic is called here, such as 'uv run alembic -x tenant=a'.")
  private @Nullable String alembic;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      description = "What the revision is about (database).")
  private @Nullable String message;

  @Option(names = "--no-stamp", description = "Leave the database as it is (flyway, database).")
  private boolean noStamp;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "A branch of its own, for one folder of several (flyway): V1 becomes LABEL.1.")
  private @Nullable String label;

  @Option(
      names = "--stamp-only",
      description = "Write nothing: stamp another database as Flyway's table there says.")
  private boolean stampOnly;

  @Option(
      names = "--history-table",
      paramLabel = "TABLE",
      description =
          "Flyway's table; if none is given 'flyway_schema_history', and with a label 'flyway_schema_history_LABEL'.")
  private @Nullable String historyTable;

  ImportCommand(AludelCommand program) {
    this.program = program;
  }

  /** Whose files they are. */
  private enum Tool {
    ALEMBIC,
    FLYWAY,
    DATABASE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    if (tool == Tool.DATABASE) {
      return database();
    }
    if (message != null) {
      throw program.wrongUsage("'-m' goes with 'import database' alone: files have messages.");
    }
    ImportRequest request = ImportRequest.of(folder).withStamp(!noStamp);
    request = historyTable == null ? request : request.withHistoryTable(historyTable);
    if (stampOnly) {
      return stampAlone(request);
    }
    if (folder.isEmpty()) {
      throw program.wrongUsage("The folder is missing: 'import %s <dir>'.".formatted(tool));
    }
    request = target == null ? request : request.withFolder(target);
    request = alembic == null ? request : request.withCommand(alembic);
    request = label == null ? request : request.withLabel(label);
    Workbench workbench = program.project().aludel().workbench();
    ImportReport report =
        tool == Tool.ALEMBIC ? workbench.importAlembic(request) : workbench.importFlyway(request);
    print(report);
    return 0;
  }

  private int database() {
    boolean others =
        !folder.isEmpty() || stampOnly || alembic != null || label != null || historyTable != null;
    if (others || message == null) {
      throw program.wrongUsage(
          "'import database' takes '-m <message>', and of the options '--folder' and '--no-stamp'.");
    }
    RevisionRequest request = RevisionRequest.of(message);
    request = target == null ? request : request.withFolder(target);
    program.project().option("allow-empty", "true");
    ImportReport report = program.project().aludel().workbench().importDatabase(request, !noStamp);
    print(report);
    if (noStamp) {
      program
          .printer()
          .line(
              "Tell each database that has this schema so, with 'stamp %s'."
                  .formatted(report.written().get(0).revision().id()));
    }
    return 0;
  }

  private void print(ImportReport report) {
    Printer printer = program.printer();
    report.written().forEach(written -> WrittenText.print(written, printer));
    report.leftOut().forEach(left -> printer.line("Left out: " + left));
    report.stamp().ifPresent(this::print);
    printer.lines(report.notes());
  }

  private int stampAlone(ImportRequest request) {
    if (tool == Tool.ALEMBIC || noStamp || !folder.isEmpty()) {
      throw program.wrongUsage(
          "'--stamp-only' goes with 'import flyway' alone: it reads no folder, and stamps.");
    }
    if (label != null) {
      throw program.wrongUsage(
          "'--stamp-only' stamps every label, each as its own table says: leave out '--label'.");
    }
    print(program.project().aludel().workbench().stampAsFlyway(request.historyTable()));
    return 0;
  }

  private void print(StampPlan stamp) {
    program.printer().line("Stamped: the database is at " + StepText.rows(stamp.rowsAfter()) + ".");
  }
}
