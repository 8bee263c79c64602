package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.FlywayStamp;
import dev.aludel.internal.run.Inspector;
import dev.aludel.internal.run.Listeners;
import dev.aludel.internal.run.RunSettings;
import dev.aludel.internal.run.Runner;
import dev.aludel.internal.run.Stairway;
import dev.aludel.internal.script.ApplicationIndex;
import dev.aludel.internal.script.IndexWriter;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.importing.AlembicImport;
import dev.aludel.internal.script.importing.FlywayImport;
import dev.aludel.internal.script.importing.Imported;
import dev.aludel.internal.script.writing.Draft;
import dev.aludel.internal.script.writing.FileNaming;
import dev.aludel.internal.script.writing.ProjectStart;
import dev.aludel.internal.script.writing.Rebase;
import dev.aludel.internal.script.writing.RevisionAuthor;
import dev.aludel.internal.script.writing.Written;
import dev.aludel.report.ImportReport;
import dev.aludel.report.IndexedRevisions;
import dev.aludel.report.Naming;
import dev.aludel.report.StairwayReport;
import dev.aludel.report.StartedProject;
import dev.aludel.report.WrittenIndex;
import dev.aludel.report.WrittenRevision;
import dev.aludel.revision.StampPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a developer needs: writes revision files, joins and re-parents revisions, takes over what
 * another tool has.
 *
 * <pre>{@code
 * Workbench workbench = aludel.workbench();
 * workbench.revision(RevisionRequest.of("add orders"));
 * workbench.merge(MergeRequest.of("heads"));
 * }</pre>
 *
 * <p>Files are read anew at each call: those of the project's source folder {@code
 * src/main/resources/<location>}, where there is one, win over what was built from them. Whatever
 * can go wrong is looked for before anything is written; a file appears whole or not at all, and
 * never in place of another. Every failure is an {@link AludelException}.
 */
public final class Workbench {

  private final ConnectionSource source;
  private final RevisionSource revisions;
  private final RunSettings settings;
  private final Listeners listeners;
  private final Naming naming;
  private final Clock clock;
  private final String workingFolder;

  Workbench(
      ConnectionSource source,
      RevisionSource revisions,
      RunSettings settings,
      Listeners listeners,
      Naming naming,
      Clock clock,
      String workingFolder) {
    this.source = source;
    this.revisions = revisions;
    this.settings = settings;
    this.listeners = listeners;
    this.naming = naming;
    this.clock = clock;
    this.workingFolder = workingFolder;
  }

  /**
   * Writes a new revision.
   *
   * @param request what it should be
   * @return what was written
   */
  public WrittenRevision revision(RevisionRequest request) {
    return result(
        author()
            .revision(
                new Draft(
                    request.message(),
                    List.of(request.head()),
                    request.splice(),
                    request.branchLabel(),
                    request.dependsOn(),
                    request.revisionId(),
                    request.java(),
                    request.folder(),
                    request.upgrade(),
                    request.downgrade())));
  }

  /**
   * Writes a merge point.
   *
   * @param request what it should join
   * @return what was written
   */
  public WrittenRevision merge(MergeRequest request) {
    return result(
        author()
            .merge(
                new Draft(
                    request.message(),
                    request.revisions(),
                    request.splice(),
                    request.branchLabel(),
                    List.of(),
                    request.revisionId(),
                    false,
                    request.folder(),
                    "",
                    "")));
  }

  /**
   * Gives an unapplied revision another parent, so that history stays linear; only the line with
   * its {@code @revises} changes.
   *
   * @param revision an identifier of the revision
   * @param onto an identifier of its new parent
   * @return the revision as it reads now
   */
  public WrittenRevision rebase(String revision, String onto) {
    Sources sources = sources();
    Rebase rebase = Rebase.plan(sources, revision, onto);
    List<String> notes = new ArrayList<>();
    if (source.isNamed()) {
      new Inspector(sources.scripts(), source, settings).refuseApplied(rebase.revision());
    } else {
      notes.add(
          "No database was named, so that nobody looked whether '%s' is applied somewhere."
              .formatted(rebase.revision().id()));
    }
    Written written = rebase.write();
    return new WrittenRevision(written.node(), written.file(), notes);
  }

  /**
   * Starts a project: a folder for revisions with a template, and a file of settings.
   *
   * @return what was written, and what to do next
   */
  public StartedProject init() {
    return started(ProjectStart.start(workingFolder, Optional.empty()));
  }

  /**
   * Starts a project with a folder of one's own choice.
   *
   * @param folder the folder for revisions
   * @return what was written, and what to do next
   */
  public StartedProject init(String folder) {
    return started(ProjectStart.start(workingFolder, Optional.of(folder)));
  }

  /**
   * Writes the build index, so that revisions are found without a search of the class path.
   *
   * @param folder the root of the built classes, such as {@code target/classes}
   * @return what was written
   */
  public WrittenIndex index(String folder) {
    IndexWriter.Result written = revisions.index(workingFolder, folder);
    return new WrittenIndex(written.file(), written.revisions());
  }

  /**
   * Writes the index of an application's whole class path, for the build step of a framework; who
   * puts it into the application as {@code META-INF/aludel/index} can ask for {@link
   * AludelBuilder#indexed()} there.
   *
   * <p>It has everything below the locations of the class path, but none in the file system. No
   * code of a Java revision is called, and whether the revisions make one graph is another
   * question, as one index may serve several databases.
   *
   * @param index gets the text
   * @return what it names
   */
  public IndexedRevisions index(Appendable index) {
    ApplicationIndex.Named named = revisions.index(index);
    return new IndexedRevisions(named.files(), named.classes());
  }

  /**
   * Takes every revision up, down and up again, one by one: the test that finds the downgrade which
   * nobody tried, or which forgot something. It wants a database made for it, without tables in the
   * schema, and leaves it at head. Listeners hear of nothing.
   *
   * @return what was climbed
   * @throws dev.aludel.error.StairwayRefusedException where something is there already
   * @throws dev.aludel.error.RevisionFailedException for the first revision that fails
   */
  public StairwayReport stairway() {
    return new Stairway(sources().scripts(), source, settings).climb();
  }

  /** Makes Aludel's tables where they are missing. */
  public void ensureVersion() {
    new Runner(sources().scripts(), source, settings, listeners).ensureTables();
  }

  /**
   * Writes a revision for each of Alembic's.
   *
   * @param request the folder of Alembic's revisions
   * @return what was taken over
   */
  public ImportReport importAlembic(ImportRequest request) {
    Imported imported =
        AlembicImport.run(
            sources(), fileNaming(), request.from(), request.folder(), request.command());
    List<String> notes = new ArrayList<>(imported.notes());
    if (!settings.tables().versionTable().equals("alembic_version")) {
      notes.add(
          "A database that Alembic manages goes on where it is with the setting 'version-table=alembic_version'.");
    }
    return report(imported, notes, Optional.empty());
  }

  /**
   * Writes a revision for each of Flyway's versioned migrations, and stamps the database.
   *
   * @param request the folder of Flyway's migrations
   * @return what was taken over
   */
  public ImportReport importFlyway(ImportRequest request) {
    Sources before = sources();
    Imported imported = FlywayImport.run(before, fileNaming(), request.from(), request.folder());
    List<String> notes = new ArrayList<>(imported.notes());
    Optional<StampPlan> stamp = Optional.empty();
    if (request.stamp() && source.isNamed()) {
      FlywayStamp flyway =
          new FlywayStamp(
              imported.reread(before).scripts(),
              source,
              settings,
              listeners,
              request.historyTable());
      stamp = flyway.stamp(imported.written().stream().map(one -> one.node().id()).toList());
      notes.addAll(flyway.notes());
    }
    return report(imported, notes, stamp);
  }

  private RevisionAuthor author() {
    return new RevisionAuthor(sources(), fileNaming(), clock);
  }

  private FileNaming fileNaming() {
    return new FileNaming(
        naming.folder(), naming.fileName(), naming.timeZone(), naming.slugLength());
  }

  private static ImportReport report(
      Imported imported, List<String> notes, Optional<StampPlan> stamp) {
    return new ImportReport(
        imported.written().stream().map(Workbench::result).toList(),
        imported.leftOut(),
        notes,
        stamp);
  }

  private Sources sources() {
    return revisions.sources(workingFolder);
  }

  private static WrittenRevision result(Written written) {
    return new WrittenRevision(written.node(), written.file(), written.notes());
  }

  private static StartedProject started(ProjectStart.Started started) {
    return new StartedProject(
        started.files(),
        List.of(
            "Name the database in 'aludel.properties', or in the environment with ALUDEL_URL.",
            "Write the first revision with 'revision -m \"…\"', which puts it into '%s'."
                .formatted(started.folder()),
            "Bring the database to head with 'upgrade'."));
  }
}
