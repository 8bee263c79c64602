package dev.aludel;

import dev.aludel.internal.run.Upgrade;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.discovery.ApplicationIndex;
import dev.aludel.internal.script.discovery.BuiltHistory;
import dev.aludel.internal.script.discovery.BuiltHistorySearch;
import dev.aludel.internal.script.discovery.IndexWriter;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.report.IndexedRevisions;
import dev.aludel.report.WrittenIndex;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the revisions when they are first asked for, and keeps what it read. */
final class RevisionSource implements Upgrade.History {

  private final List<String> locations;
  private final ClassLoader classLoader;
  private final SuppliedMigrations supplied;
  private final boolean allowEmpty;
  private final boolean indexed;
  private @Nullable Scripts scripts;
  private @Nullable Optional<BuiltHistory> built;

  RevisionSource(
      List<String> locations,
      ClassLoader classLoader,
      SuppliedMigrations supplied,
      boolean allowEmpty,
      boolean indexed) {
    this.locations = locations;
    this.classLoader = classLoader;
    this.supplied = supplied;
    this.allowEmpty = allowEmpty;
    this.indexed = indexed;
  }

  @Override
  public synchronized Scripts scripts() {
    if (scripts == null) {
      scripts =
          indexed
              ? Scripts.lookUp(locations, classLoader, supplied, allowEmpty)
              : Scripts.load(locations, classLoader, supplied, allowEmpty);
    }
    return scripts;
  }

  /**
   * What the build knows of a database at head; nothing once the revisions were read, as they know
   * it better.
   */
  @Override
  public synchronized Optional<BuiltHistory> built() {
    if (scripts != null || !supplied.instances().isEmpty()) {
      return Optional.empty();
    }
    if (built == null) {
      built = BuiltHistorySearch.run(locations, classLoader, indexed);
    }
    return built;
  }

  /** The same as they are on disk now, those of a project's source folders before all. */
  Sources sources(String workingFolder) {
    return Sources.read(locations, supplied, classLoader, workingFolder);
  }

  /** Writes the index of a folder of built classes. */
  WrittenIndex index(String workingFolder, String folder) {
    return IndexWriter.write(locations, supplied, classLoader, workingFolder, folder);
  }

  /** Writes the index of all the class path. */
  IndexedRevisions index(Appendable target) {
    return ApplicationIndex.write(locations, supplied, classLoader, target);
  }
}
