package dev.aludel.request;

import java.util.List;
import java.util.Optional;

/**
 * What a new merge point should be.
 *
 * @param revisions identifiers of what it joins; {@code heads} for all real heads
 * @param message what it is for; empty for "merge a and b"
 * @param splice whether it may join revisions that others follow already
 * @param branchLabel a label for the branch that begins with it
 * @param revisionId its id; made from the time where there is none
 * @param folder the folder to write to, instead of the one that the settings say
 */
public record MergeRequest(
    List<String> revisions,
    String message,
    boolean splice,
    Optional<String> branchLabel,
    Optional<String> revisionId,
    Optional<String> folder) {

  /** Copies the list, and makes the message one line. */
  public MergeRequest {
    message = message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    revisions = List.copyOf(revisions);
  }

  /**
   * A merge point of these revisions.
   *
   * @param revisions identifiers; {@code heads} for all real heads
   * @return the request
   */
  public static MergeRequest of(String... revisions) {
    return new MergeRequest(
        List.of(revisions), "", false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with a message.
   *
   * @param text what it is for
   * @return the changed request
   */
  public MergeRequest withMessage(String text) {
    return new MergeRequest(revisions, text, splice, branchLabel, revisionId, folder);
  }

  /**
   * The same, also where it joins revisions that are no heads.
   *
   * @param allowed whether it may
   * @return the changed request
   */
  public MergeRequest withSplice(boolean allowed) {
    return new MergeRequest(revisions, message, allowed, branchLabel, revisionId, folder);
  }

  /**
   * The same with a branch label.
   *
   * @param label the label
   * @return the changed request
   */
  public MergeRequest withBranchLabel(String label) {
    return new MergeRequest(revisions, message, splice, Optional.of(label), revisionId, folder);
  }

  /**
   * The same with an id of one's own.
   *
   * @param id the id
   * @return the changed request
   */
  public MergeRequest withRevisionId(String id) {
    return new MergeRequest(revisions, message, splice, branchLabel, Optional.of(id), folder);
  }

  /**
   * The same in another folder.
   *
   * @param path a folder that is there; a relative one starts at the working folder
   * @return the changed request
   */
  public MergeRequest withFolder(String path) {
    return new MergeRequest(revisions, message, splice, branchLabel, revisionId, Optional.of(path));
  }
}
