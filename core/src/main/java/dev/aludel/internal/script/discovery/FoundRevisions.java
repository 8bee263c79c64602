package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.migration.Migration;
import java.util.List;

/**
 * What lies under the locations: nothing of it is read or run yet.
 *
 * @param files the SQL files, by their place
 * @param migrations the classes that carry {@code @Revision}, by their name; loaded, not
 *     initialised
 * @param warnings what looks unintended but stops nothing
 * @param problems what keeps the revisions from being loaded, each with its remedy
 */
public record FoundRevisions(
    List<ScriptFile> files,
    List<Class<? extends Migration>> migrations,
    List<String> warnings,
    List<String> problems) {

  /** Copies the lists. */
  public FoundRevisions {
    files = List.copyOf(files);
    migrations = List.copyOf(migrations);
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }
}
