package dev.aludel.internal.script.importing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.importing.AlembicOutput.Step;
import dev.aludel.report.ImportReport;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.ImportRequest;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Naming;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns Alembic's revisions into Aludel's: the graph from the headers of the files, the SQL from
 * what Alembic itself prints.
 */
public final class AlembicImport {

  private static final String EVERYTHING = "base:heads";
  private static final String TABLE = "alembic_version";

  private final Path versions;
  private final List<String> words;
  private final List<RevisionNode> nodes = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Section> upgrades = new HashMap<>();
  private final Map<String, Section> downgrades = new HashMap<>();
  private final Map<String, List<String>> notesOf = new HashMap<>();
  private final Set<String> committing = new HashSet<>();

  private AlembicImport(Path versions, List<String> words) {
    this.versions = versions;
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
        new AlembicImport(versions, List.of(request.command().strip().split("\\s+")));
    ImportFolder target = new ImportFolder(sources, naming, request.folder());
    alembic.readHeaders();
    alembic.print();
    List<WrittenRevision> written = target.write(alembic.taken());
    if (!versionTable.equals(TABLE)) {
      alembic.notes.add(
          "A database that Alembic manages goes on where it is with the setting 'version-table=alembic_version'.");
    }
    return new ImportReport(written, alembic.leftOut, alembic.notes, Optional.empty());
  }

  private void readHeaders() {
    for (Path file : ImportFolder.files(versions, 1, ".py")) {
      String name = file.getFileName().toString();
      if (name.startsWith(".#") || name.startsWith("__init__")) {
        continue;
      }
      PythonSource source = PythonSource.of(ImportFolder.read(file));
      Optional<String> id = source.strings("revision").flatMap(all -> all.stream().findFirst());
      if (id.isEmpty() || source.strings("down_revision").isEmpty()) {
        leftOut.add(
            "'%s' is no revision: it assigns no '%s'."
                .formatted(file, id.isEmpty() ? "revision" : "down_revision"));
        continue;
      }
      nodes.add(
          new RevisionNode(
              id.get(),
              source.strings("down_revision").orElse(List.of()),
              source.strings("depends_on").orElse(List.of()),
              source.strings("branch_labels").orElse(List.of()),
              source.message().equals("empty message") ? "" : source.message(),
              file.toString()));
    }
    if (nodes.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "There is no revision of Alembic's in '%s'.".formatted(versions),
          "Name the folder with the revision files, which Alembic calls 'versions'.");
    }
    List<String> problems = RevisionGraph.problems(nodes);
    if (!problems.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "Alembic's revisions in '%s' are no graph:\n- %s"
              .formatted(versions, String.join("\n- ", problems)),
          "Correct that in a copy of the folder, and import the copy.");
    }
  }

  /** The project's own settings come first; its env.py may want what isn't here, such as a URL. */
  private void print() {
    try (AlembicCommand standIn = AlembicCommand.standIn(words, versions)) {
      if (!standIn.isAtHand()) {
        notes.add(
            "The command '%s' is not at hand, so the files have their place in the graph but nothing to run. Install Alembic and import again, or write the SQL yourself."
                .formatted(String.join(" ", words)));
        nodes.forEach(
            node -> {
              upgrades.put(node.id(), Section.unwritten("Not printed by Alembic."));
              downgrades.put(node.id(), Section.unwritten("Not printed by Alembic."));
            });
        return;
      }
      if (!printedByProject()) {
        printAll(standIn, standIn.print("upgrade", EVERYTHING));
      }
    }
  }

  private boolean printedByProject() {
    Optional<AlembicCommand> project = AlembicCommand.ofProject(words, versions);
    if (project.isEmpty()) {
      return false;
    }
    try (AlembicCommand own = project.get()) {
      AlembicCommand.Result all = own.print("upgrade", EVERYTHING);
      if (all.output().contains("-- Running upgrade")) {
        printAll(own, all);
        return true;
      }
      notes.add(
          "The project's own env.py could not be used without a database, so a plain one stood in for it.");
      return false;
    }
  }

  /** One call for all of them; what it can't print is asked for one by one. */
  private void printAll(AlembicCommand alembic, AlembicCommand.Result upgrade) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    Map<String, Step> up = AlembicOutput.steps(upgrade.output(), upgrade.succeeded());
    Map<String, Step> down = Map.of();
    if (graph.heads().size() == 1) {
      AlembicCommand.Result all = alembic.print("downgrade", graph.heads().first() + ":base");
      down = AlembicOutput.steps(all.output(), all.succeeded());
    }
    for (RevisionNode node : nodes) {
      String parent = node.isBase() ? "base" : node.revises().get(0);
      upgrades.put(node.id(), section(alembic, up, node, "upgrade", parent + ":" + node.id()));
      downgrades.put(
          node.id(), section(alembic, down, node, "downgrade", node.id() + ":" + parent));
    }
  }

  private Section section(
      AlembicCommand alembic,
      Map<String, Step> known,
      RevisionNode node,
      String direction,
      String range) {
    Optional<Step> step = Optional.ofNullable(known.get(node.id()));
    String error = "";
    if (step.isEmpty()) {
      AlembicCommand.Result result = alembic.print(direction, range);
      step =
          Optional.ofNullable(
              AlembicOutput.steps(result.output(), result.succeeded()).get(node.id()));
      error = result.error();
    }
    if (step.isPresent()) {
      if (step.get().commits()) {
        committing.add(node.id());
      }
      return Section.sql(step.get().sql());
    }
    boolean irreversible = direction.equals("downgrade") && error.startsWith("NotImplementedError");
    if (irreversible) {
      note(node, "Its downgrade raises '%s', so there is no way back.".formatted(error));
      return Section.none();
    }
    note(
        node,
        "Alembic could not print its %s (%s). Write that section before it is run."
            .formatted(direction, error));
    return Section.unwritten("Not printed by Alembic: " + error);
  }

  private void note(RevisionNode node, String note) {
    notesOf.computeIfAbsent(node.id(), id -> new ArrayList<>()).add(note);
  }

  private List<ImportedMigration> taken() {
    List<ImportedMigration> taken = new ArrayList<>();
    for (RevisionNode node : nodes) {
      if (committing.contains(node.id())) {
        note(
            node,
            "It leaves the transaction (autocommit_block), so it is marked with '@transaction off'.");
      }
      taken.add(
          new ImportedMigration(
              node,
              upgrades.getOrDefault(node.id(), Section.none()),
              downgrades.getOrDefault(node.id(), Section.none()),
              !committing.contains(node.id()),
              false,
              notesOf.getOrDefault(node.id(), List.of())));
    }
    return taken;
  }
}
