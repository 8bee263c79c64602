package dev.aludel.report;

import dev.aludel.revision.RevisionNode;
import java.util.List;

/**
 * A revision that was written to a file.
 *
 * @param revision the revision, as it reads back
 * @param file the file's path
 * @param notes what there is to know or to do about it, each a sentence; mostly none
 */
public record WrittenRevision(RevisionNode revision, String file, List<String> notes) {

  /** Copies the list. */
  public WrittenRevision {
    notes = List.copyOf(notes);
  }
}
