package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.Listeners;
import dev.aludel.internal.run.RunSettings;
import dev.aludel.report.ImportReport;
import dev.aludel.report.Naming;
import dev.aludel.report.StartedProject;
import dev.aludel.report.WrittenIndex;
import dev.aludel.report.WrittenRevision;
import java.time.Clock;

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
    throw new UnsupportedOperationException(request.toString());
  }

  /**
   * Writes a merge point.
   *
   * @param request what it should join
   * @return what was written
   */
  public WrittenRevision merge(MergeRequest request) {
    throw new UnsupportedOperationException(request.toString());
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
    throw new UnsupportedOperationException(revision + onto);
  }

  /**
   * Starts a project: a folder for revisions with a template, and a file of settings.
   *
   * @return what was written, and what to do next
   */
  public StartedProject init() {
    throw new UnsupportedOperationException();
  }

  /**
   * Starts a project with a folder of one's own choice.
   *
   * @param folder the folder for revisions
   * @return what was written, and what to do next
   */
  public StartedProject init(String folder) {
    throw new UnsupportedOperationException(folder);
  }

  /**
   * Writes the build index, so that revisions are found without a search of the class path.
   *
   * @param folder the root of the built classes, such as {@code target/classes}
   * @return what was written
   */
  public WrittenIndex index(String folder) {
    throw new UnsupportedOperationException(folder);
  }

  /** Makes Aludel's tables where they are missing. */
  public void ensureVersion() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes a revision for each of Alembic's.
   *
   * @param request the folder of Alembic's revisions
   * @return what was taken over
   */
  public ImportReport importAlembic(ImportRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }

  /**
   * Writes a revision for each of Flyway's versioned migrations, and stamps the database.
   *
   * @param request the folder of Flyway's migrations
   * @return what was taken over
   */
  public ImportReport importFlyway(ImportRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }
}
