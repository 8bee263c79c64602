package dev.aludel.internal.script.writing;

import dev.aludel.error.WorkbenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text that new files are made from: the project's own, or the built-in one.
 *
 * <p>A line that begins with {@code ##} is left out; so is one that has variables of which all are
 * empty.
 *
 * @param place what messages call it
 * @param text its text
 * @param builtIn whether it is none of the project's
 */
record Template(String place, String text, boolean builtIn) {

  private static final String SQL =
      """
      -- @revises ${revises}
      -- @depends-on ${depends_on}
      -- @label ${labels}

      -- @upgrade
      ${upgrades}

      -- @downgrade
      ${downgrades}
      """;

  /** A merge point has nothing to run. */
  private static final String MERGE =
      """
      -- @revises ${revises}
      -- @depends-on ${depends_on}
      -- @label ${labels}
      """;

  private static final String JAVA =
      """
      package ${package};

      import dev.aludel.migration.Operations;
      import dev.aludel.migration.ReversibleMigration;
      import dev.aludel.migration.Revision;

      @Revision(
          id = "${id}",
          message = ${message},
          dependsOn = ${depends_on},
          labels = ${labels},
          revises = ${revises})
      public final class ${class_name} implements ReversibleMigration {

        @Override
        public void upgrade(Operations op) {
          ${upgrades}
        }

        @Override
        public void downgrade(Operations op) {
          ${downgrades}
        }
      }
      """;

  /** The template of a folder; the built-in one where it has none. */
  static Template sql(Path folder, boolean mergePoint) {
    return of(folder, "_template.sql", mergePoint ? MERGE : SQL);
  }

  /** The template of a folder for Java revisions; the built-in one where it has none. */
  static Template java(Path folder) {
    return of(folder, "_template.java", JAVA);
  }

  private static Template of(Path folder, String name, String otherwise) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return new Template("The built-in template", otherwise, true);
    }
    try {
      return new Template(
          "The template '" + file + "'", Files.readString(file, StandardCharsets.UTF_8), false);
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "The template '%s' can't be read (%s).".formatted(file, e),
          "Make it readable, as UTF-8, or remove it.",
          e);
    }
  }

  String fill(Variables variables) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      if (!line.startsWith("##") && !variables.allEmpty(line)) {
        kept.append(line);
      }
    }
    return variables.fill(kept.toString(), place);
  }
}
