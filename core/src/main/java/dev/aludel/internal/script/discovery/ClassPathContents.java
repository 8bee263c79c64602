package dev.aludel.internal.script.discovery;

import dev.aludel.migration.Migration;
import java.util.List;

/**
 * What lies under locations on the class path, however it became known.
 *
 * @param files the SQL files, in class path order
 * @param migrations the classes that are revisions, by name; loaded, not initialised
 * @param absent the locations that nothing was found at, not even an empty folder
 * @param warnings what looks unintended
 * @param problems what keeps revisions from being loaded
 */
record ClassPathContents(
    List<FoundFile> files,
    List<Class<? extends Migration>> migrations,
    List<String> absent,
    List<String> warnings,
    List<String> problems) {

  static final ClassPathContents NONE =
      new ClassPathContents(List.of(), List.of(), List.of(), List.of(), List.of());
}
