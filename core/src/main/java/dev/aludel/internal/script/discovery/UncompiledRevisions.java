package dev.aludel.internal.script.discovery;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.file.FileName;
import dev.aludel.revision.RevisionGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Java revisions whose classes are not on the class path yet: without them the heads are not what
 * they seem.
 */
public final class UncompiledRevisions {

  private static final Pattern ID =
      Pattern.compile(
          "@(?:[\\w.]+\\.)?Revision\\s*\\(.*?\\bid\\s*=\\s*\"([^\"]+)\"", Pattern.DOTALL);

  private UncompiledRevisions() {}

  /** Stops where a source has a revision that the graph lacks. */
  public static void refuse(RevisionGraph graph, List<Path> folders) {
    List<String> problems = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(UncompiledRevisions::isSource).sorted().toList()) {
          Matcher id = ID.matcher(Files.readString(file, StandardCharsets.UTF_8));
          if (id.find() && graph.find(id.group(1)).isEmpty()) {
            problems.add(
                "The Java revision '%s' in '%s' is not on the class path, so its place in the graph is not known. Compile the project first."
                    .formatted(id.group(1), file));
          }
        }
      } catch (IOException | UncheckedIOException e) {
        problems.add(
            "'%s' can't be read (%s). Make it readable.".formatted(folder, e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !FileName.isLeftOut(name);
  }
}
