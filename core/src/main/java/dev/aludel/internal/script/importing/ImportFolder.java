package dev.aludel.internal.script.importing;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.script.writing.NewFile;
import dev.aludel.internal.script.writing.Slugs;
import dev.aludel.internal.script.writing.SqlText;
import dev.aludel.internal.script.writing.Target;
import dev.aludel.internal.text.ShownText;
import dev.aludel.report.WrittenRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Naming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder that taken over revisions are written to: all of them, or none. */
final class ImportFolder {

  private final Sources sources;
  private final Naming naming;
  private final Path folder;

  ImportFolder(Sources sources, Naming naming, Optional<String> asked) {
    this.sources = sources;
    this.naming = naming;
    this.folder = new Target(sources, naming.folder()).folder(asked, List.of());
  }

  Path path() {
    return folder;
  }

  /** The folder that is to be taken over; below the working folder where its path is relative. */
  static Path from(Sources sources, String name) {
    Path from = NativePath.below(sources.workingFolder(), name);
    if (!Files.isDirectory(from)) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "There is no folder '%s' to import.".formatted(NativePath.text(from)),
          "Name the folder that the other tool's files are in.");
    }
    return from;
  }

  /**
   * The files below a folder whose name has an ending, by path.
   *
   * @throws WorkbenchException where one of them is a link to a file outside the folder: what came
   *     from elsewhere must not bring this machine's files into the revisions
   */
  static List<Path> files(Path folder, int depth, String... endings) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      Stream.of(endings)
                          .anyMatch(end -> file.getFileName().toString().endsWith(end)))
              .sorted()
              .toList();
      for (Path file : found) {
        refuseOutside(folder, file);
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "'%s' can't be read (%s).".formatted(NativePath.text(folder), e.getMessage()),
          "Make the folder readable.",
          e);
    }
  }

  private static void refuseOutside(Path folder, Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(folder.toRealPath())) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "'%s' is a symbolic link that leads out of the folder, to '%s'."
              .formatted(
                  ShownText.line(NativePath.text(file)), ShownText.line(NativePath.text(real))),
          "Put a copy of that file in its place, if it belongs there.");
    }
  }

  static String read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "'%s' can't be read (%s).".formatted(NativePath.text(file), e),
          "Make it readable, as UTF-8.",
          e);
    }
  }

  /**
   * Leaves out what an earlier import brought.
   *
   * @param nodes the revisions of the other tool
   * @param notes gets what there is to know about those that are there
   * @return the others
   */
  List<RevisionNode> missing(List<RevisionNode> nodes, List<String> notes) {
    List<RevisionNode> missing = new ArrayList<>();
    for (RevisionNode node : nodes) {
      Optional<RevisionNode> there = sources.graph().find(node.id());
      if (there.isEmpty()) {
        missing.add(node);
      } else if (!there.get().revises().equals(node.revises())
          || !there.get().dependsOn().equals(node.dependsOn())) {
        notes.add(
            "'%s' has another place now: it revises %s in '%s', and %s in '%s'. Correct '@revises' and '@depends-on' there, if that is meant."
                .formatted(
                    node.id(),
                    place(node),
                    node.origin(),
                    place(there.get()),
                    there.get().origin()));
      }
    }
    int known = nodes.size() - missing.size();
    if (known > 0) {
      notes.add(
          "%s there already, and stayed as %s."
              .formatted(
                  known == 1 ? "One of the revisions was" : known + " of the revisions were",
                  known == 1 ? "it was" : "they were"));
    }
    return missing;
  }

  private static String place(RevisionNode node) {
    String revises = node.isBase() ? "base" : "'" + String.join("', '", node.revises()) + "'";
    return node.dependsOn().isEmpty()
        ? revises
        : revises + " (depends on '" + String.join("', '", node.dependsOn()) + "')";
  }

  /** Checks all of it, then writes all of it. */
  List<WrittenRevision> write(List<ImportedMigration> taken) {
    List<RevisionNode> order = order(taken.stream().map(ImportedMigration::node).toList());
    Map<String, ImportedMigration> byId =
        taken.stream().collect(Collectors.toMap(one -> one.node().id(), one -> one));
    Map<Path, SqlText> texts = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    List<WrittenRevision> written = new ArrayList<>();
    for (RevisionNode node : order) {
      ImportedMigration one = Optional.ofNullable(byId.get(node.id())).orElseThrow();
      Path file = NativePath.below(folder, Slugs.fileName(node.id(), node.message(), naming));
      NewFile.refuseExisting(file);
      try {
        SqlText text = SqlText.withNames(one.text(), node, file);
        texts.put(file, text);
        written.add(new WrittenRevision(text.node(), NativePath.text(file), one.notes()));
      } catch (InvalidRevisionsException | MalformedSqlException e) {
        problems.add(
            ShownText.line("'%s' would become %s".formatted(node.origin(), e.getMessage())));
      }
    }
    refuse(problems);
    texts.forEach((file, text) -> NewFile.write(file, text.text()));
    return written;
  }

  /** Upgrade order, as of {@link RevisionGraph#revisions}. */
  private List<RevisionNode> order(List<RevisionNode> nodes) {
    List<RevisionNode> all = new ArrayList<>(sources.graph().revisions());
    all.addAll(nodes);
    refuse(RevisionGraph.problems(all));
    Set<RevisionNode> ours = new HashSet<>(nodes);
    return RevisionGraph.of(all).revisions().stream().filter(ours::contains).toList();
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "Nothing was imported, because of %s:\n- %s"
              .formatted(
                  problems.size() == 1 ? "a problem" : problems.size() + " problems",
                  String.join("\n- ", problems)),
          "Correct that in a copy of the folder, and import the copy.");
    }
  }
}
