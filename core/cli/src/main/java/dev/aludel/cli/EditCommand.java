package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ResolutionException;
import dev.aludel.report.RevisionDetails;
import dev.aludel.revision.RevisionNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens a revision's file in an editor. */
@Command(
    name = "edit",
    description = "Open a revision's file in $VISUAL or $EDITOR.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel edit head"})
final class EditCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(paramLabel = "REV", description = "A revision; several are opened together.")
  private String revision = "";

  EditCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project project = program.project();
    Aludel reading = project.reading();
    Aludel aludel = revision.contains("current") ? reading : project.withoutDatabase();
    List<String> files = new ArrayList<>();
    for (RevisionDetails details : named(aludel)) {
      files.add(file(project, details.entry().revision()).toString());
    }
    if (files.isEmpty()) {
      throw new ConfigurationException(
          "'" + revision + "' names no revision with a file.", "Name one by its id.");
    }
    List<String> command = new ArrayList<>();
    // The variable may hold options as well, and the shell knows best how to read them.
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      command.addAll(List.of("cmd", "/c", editor()));
    } else {
      command.addAll(List.of("/bin/sh", "-c", editor() + " \"$@\"", "aludel"));
    }
    command.addAll(files);
    int code =
        new ProcessBuilder(command)
            .directory(program.surroundings().workingFolder().toFile())
            .inheritIO()
            .start()
            .waitFor();
    return code == 0 ? 0 : 1;
  }

  /** What it means to 'show' it means here; the message names the command that was typed. */
  private List<RevisionDetails> named(Aludel aludel) {
    try {
      return aludel.show(revision);
    } catch (ResolutionException e) {
      throw e.typedAs("show ", "edit ");
    }
  }

  private String editor() {
    Map<String, String> environment = program.surroundings().environment();
    return Stream.of("VISUAL", "EDITOR")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Neither VISUAL nor EDITOR says which editor to use.",
                    "Set one, such as 'EDITOR=vi'."));
  }

  /** The file itself, or the source that the one on the class path was built from. */
  private static Path file(Project project, RevisionNode node) {
    String place = node.origin();
    String java = place.replace('.', '/') + ".java";
    return Stream.of(
            place,
            "src/main/resources/" + place,
            "src/main/java/" + java,
            "src/main/kotlin/" + java)
        .map(project::path)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "The file of revision '"
                        + node.id()
                        + "', '"
                        + place
                        + "', was not found here.",
                    "Run it in the project's folder, or open the file yourself."));
  }
}
