package dev.aludel;

import dev.aludel.internal.script.IndexWriter;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.Sources;
import dev.aludel.migration.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the revisions when they are first asked for, and keeps what it read. */
final class RevisionSource {

  private final List<String> locations;
  private final ClassLoader classLoader;
  private final List<Migration> instances;
  private final boolean allowEmpty;
  private @Nullable Scripts scripts;

  RevisionSource(
      List<String> locations,
      ClassLoader classLoader,
      List<Migration> instances,
      boolean allowEmpty) {
    this.locations = locations;
    this.classLoader = classLoader;
    this.instances = instances;
    this.allowEmpty = allowEmpty;
  }

  synchronized Scripts scripts() {
    if (scripts == null) {
      scripts = Scripts.load(locations, classLoader, instances, allowEmpty);
    }
    return scripts;
  }

  /** The same as they are on disk now, those of a project's source folders before all. */
  Sources sources(String workingFolder) {
    return Sources.read(locations, instances, classLoader, workingFolder);
  }

  /** Writes the index of a folder of built classes. */
  IndexWriter.Result index(String workingFolder, String folder) {
    return IndexWriter.write(locations, classLoader, workingFolder, folder);
  }
}
