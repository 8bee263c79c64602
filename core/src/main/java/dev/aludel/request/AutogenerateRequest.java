package dev.aludel.request;

import java.util.List;

/**
 * A revision that leads from what the revisions make to what the models say.
 *
 * @param revision everything but its SQL
 * @param fromDatabase whether the live database, which must be at head, says what is there, in
 *     place of a replay of the revisions on an empty one
 * @param renames what is renamed, each as {@code table:old=new}, {@code table.column=new} or
 *     another kind before the colon; what is not named here is dropped and added
 * @param write whether its file is written; without it, its text is only told
 */
public record AutogenerateRequest(
    RevisionRequest revision, boolean fromDatabase, List<String> renames, boolean write) {

  /** Copies the list. */
  public AutogenerateRequest {
    renames = List.copyOf(renames);
  }

  /**
   * A SQL revision that follows the head.
   *
   * @param message what it is for, in a few words
   * @return the request
   */
  public static AutogenerateRequest of(String message) {
    return of(RevisionRequest.of(message));
  }

  /**
   * A revision with choices of one's own.
   *
   * @param revision everything but its SQL
   * @return the request
   */
  public static AutogenerateRequest of(RevisionRequest revision) {
    return new AutogenerateRequest(revision, false, List.of(), true);
  }

  /**
   * The same with another source of what is there.
   *
   * @param live whether it is the live database
   * @return the changed request
   */
  public AutogenerateRequest withFromDatabase(boolean live) {
    return new AutogenerateRequest(revision, live, renames, write);
  }

  /**
   * The same with renames.
   *
   * @param names each as {@code [kind:]old=new}
   * @return the changed request
   */
  public AutogenerateRequest withRenames(String... names) {
    return new AutogenerateRequest(revision, fromDatabase, List.of(names), write);
  }

  /**
   * The same, written or only told.
   *
   * @param wanted whether its file is written
   * @return the changed request
   */
  public AutogenerateRequest withWrite(boolean wanted) {
    return new AutogenerateRequest(revision, fromDatabase, renames, wanted);
  }
}
