package dev.aludel.report;

import dev.aludel.revision.StampPlan;
import java.util.List;
import java.util.Optional;

/**
 * What was taken over from another tool.
 *
 * @param written the revisions, from base to head, each with its notes
 * @param leftOut the files that were not converted, each with the reason
 * @param notes what there is to know or to do about all of it, each a sentence
 * @param stamp what moved in the database, where it was stamped
 */
public record ImportReport(
    List<WrittenRevision> written,
    List<String> leftOut,
    List<String> notes,
    Optional<StampPlan> stamp) {

  /** Copies the lists. */
  public ImportReport {
    written = List.copyOf(written);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }
}
