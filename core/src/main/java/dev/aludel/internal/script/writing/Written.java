package dev.aludel.internal.script.writing;

import dev.aludel.revision.RevisionNode;
import java.util.List;

/**
 * A revision that is in its file now.
 *
 * @param node the revision, as it reads back
 * @param file its file
 * @param notes what there is to know about it
 */
public record Written(RevisionNode node, String file, List<String> notes) {

  /** Copies the list. */
  public Written {
    notes = List.copyOf(notes);
  }
}
