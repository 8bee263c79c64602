package dev.aludel;

import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.discovery.ApplicationIndex;
import dev.aludel.internal.script.discovery.IndexWriter;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.report.IndexedRevisions;
import dev.aludel.report.WrittenIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the revisions when they are first asked for, and keeps what it read. */
final class RevisionSource {

  private final List<String> locations;
  private final ClassLoader classLoader;
  private final SuppliedMigrations supplied;
  private final boolean allowEmpty;
  private final boolean indexed;
  private @Nullable Scripts scripts;

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

  synchronized Scripts scripts() {
    if (scripts == null) {
      scripts =
          indexed
              ? Scripts.lookUp(locations, classLoader, supplied, allowEmpty)
              : Scripts.load(locations, classLoader, supplied, allowEmpty);
    }
    return scripts;
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
