package dev.aludel.internal.script.importing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.text.ShownText;
import dev.aludel.report.ImportReport;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.ImportRequest;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Naming;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns Alembic's revisions into Aludel's: the graph from the headers of the files, the SQL from
 * what they send to a database when Alembic runs them.
 */
public final class AlembicImport {

  private static final String TABLE = "alembic_version";

  private final Path versions;
  private final Path workingFolder;
  private final List<String> words;
  private final List<RevisionNode> nodes = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<RevisionNode> missing = new ArrayList<>();
  private final List<ImportedMigration> taken = new ArrayList<>();

  private AlembicImport(Path versions, Path workingFolder, List<String> words) {
    this.versions = versions;
    this.workingFolder = workingFolder;
    this.words = words;
  }

  /**
   * Takes a folder over.
   *
   * @param sources the revisions that are there
   * @param naming where new files go
   * @param request Alembic's folder: that of the revisions, or the one above it
   * @param versionTable the table that Aludel keeps its revisions in
   * @return what was written
   */
  public static ImportReport run(
      Sources sources, Naming naming, ImportRequest request, String versionTable) {
    Path from = ImportFolder.from(sources, request.from());
    Path versions = Files.isDirectory(from.resolve("versions")) ? from.resolve("versions") : from;
    AlembicImport alembic =
        new AlembicImport(
            versions, sources.workingFolder(), List.of(request.command().strip().split("\\s+")));
    ImportFolder target = new ImportFolder(sources, naming, request.folder());
    alembic.readHeaders();
    alembic.missing.addAll(target.missing(alembic.nodes, alembic.notes));
    if (!alembic.missing.isEmpty()) {
      alembic.record();
    }
    List<WrittenRevision> written = target.write(alembic.taken);
    if (!versionTable.equals(TABLE)) {
      alembic.notes.add(
          "A database that Alembic manages goes on where it is with the setting 'version-table=alembic_version'.");
    }
    return new ImportReport(written, alembic.leftOut, alembic.notes, Optional.empty());
  }

  private void readHeaders() {
    for (Path file : ImportFolder.files(versions, 1, ".py")) {
      String name = NativePath.name(file);
      if (name.startsWith(".#") || name.startsWith("__init__")) {
        continue;
      }
      PythonSource source = PythonSource.of(ImportFolder.read(file));
      Optional<String> id = source.strings("revision").flatMap(all -> all.stream().findFirst());
      if (id.isEmpty() || source.strings("down_revision").isEmpty()) {
        leftOut.add(
            "'%s' is no revision: it assigns no '%s'."
                .formatted(NativePath.text(file), id.isEmpty() ? "revision" : "down_revision"));
        continue;
      }
      nodes.add(
          new RevisionNode(
              id.get(),
              source.strings("down_revision").orElse(List.of()),
              source.strings("depends_on").orElse(List.of()),
              source.strings("branch_labels").orElse(List.of()),
              source.message().equals("empty message") ? "" : source.message(),
              NativePath.text(file)));
    }
    if (nodes.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "There is no revision of Alembic's in '%s'.".formatted(NativePath.text(versions)),
          "Name the folder with the revision files, which Alembic calls 'versions'.");
    }
    List<String> problems = RevisionGraph.problems(nodes);
    if (!problems.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "Alembic's revisions in '%s' are no graph:\n- %s"
              .formatted(NativePath.text(versions), String.join("\n- ", problems)),
          "Correct that in a copy of the folder, and import the copy.");
    }
  }

  /** The project's own settings hold; its env.py may want what isn't here, such as a URL. */
  private void record() {
    List<RevisionNode> order = RevisionGraph.of(nodes).revisions();
    List<Path> files =
        order.stream()
            .filter(missing::contains)
            .map(node -> NativePath.parse(node.origin()).toAbsolutePath())
            .toList();
    try (AlembicRecorder recorder = new AlembicRecorder(words, workingFolder, versions)) {
      Optional<AlembicRecording> recording = recorder.record(files);
      if (recording.isEmpty()) {
        notes.add(
            "The command '%s' is not at hand, so the files have their place in the graph but nothing to run. Install Alembic, remove the files and import again; or write the SQL yourself."
                .formatted(String.join(" ", words)));
        missing.forEach(node -> taken.add(unwritten(node)));
        return;
      }
      recording
          .get()
          .environment()
          .ifPresent(
              reason ->
                  notes.add(
                      "The project's own env.py could not be used without a database (%s), so a plain one stood in for it. A naming convention of the project is not known there: look at the names of constraints."
                          .formatted(ShownText.line(reason))));
      missing.forEach(node -> taken.add(recorded(node, recording.get())));
    }
  }

  private static ImportedMigration unwritten(RevisionNode node) {
    Section section = Section.unwritten("Not recorded from Alembic.");
    return new ImportedMigration(node, section, section, true, false, List.of());
  }

  private static ImportedMigration recorded(RevisionNode node, AlembicRecording recording) {
    String file = NativePath.text(NativePath.parse(node.origin()).toAbsolutePath());
    AlembicRecording.Revision revision =
        Optional.ofNullable(recording.revisions().get(file)).orElseThrow();
    RecordedSection upgrade = new RecordedSection("upgrade", node.origin(), revision.upgrade());
    RecordedSection downgrade =
        new RecordedSection("downgrade", node.origin(), revision.downgrade());
    List<String> notes = new ArrayList<>(upgrade.notes());
    notes.addAll(downgrade.notes());
    boolean commits = upgrade.commits() || downgrade.commits();
    if (commits) {
      notes.add(
          "It leaves the transaction (autocommit_block, or COMMIT), so it is marked with '@transaction off'.");
    }
    notes.addAll(AlembicRecording.Frozen.notes(revision.frozen(), file, node.origin()));
    return new ImportedMigration(
        node,
        upgrade.section(),
        downgrade.section(),
        !commits,
        false,
        notes.stream().map(ShownText::line).toList());
  }
}
