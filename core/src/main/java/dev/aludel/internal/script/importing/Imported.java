package dev.aludel.internal.script.importing;

import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.writing.Written;
import java.nio.file.Path;
import java.util.List;

/**
 * What was taken over.
 *
 * @param written the revisions, in upgrade order
 * @param leftOut what was not converted, each with the reason
 * @param notes what there is to know about all of it
 * @param folder where the files were written
 */
public record Imported(
    List<Written> written, List<String> leftOut, List<String> notes, Path folder) {

  /** Copies the lists. */
  public Imported {
    written = List.copyOf(written);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * Reads every revision again, the new ones too.
   *
   * @param before the revisions before
   * @return the revisions now
   */
  public Sources reread(Sources before) {
    return before.rereadWith(folder);
  }
}
