package dev.aludel.request;

import java.util.List;

/**
 * A new revision that leads from the schema that the revisions make to the schema that the models
 * want.
 *
 * @param revision everything but its SQL
 * @param fromDatabase whether the live database, which must be at head, says what is there, in
 *     place of a replay of the revisions on an empty one
 * @param renames what is renamed, each as {@code table:old=new}, {@code table.column=new} or
 *     another kind before the colon; what is not named here is dropped and added
 * @param backfills what the rows that are there get in a new required column, each as {@code
 *     table.column=expression}
 * @param usings what becomes of a column's values where its type changes, in the same form
 * @param write whether its file is written; without it, its text is only told
 */
public record AutogenerateRequest(
    RevisionRequest revision,
    boolean fromDatabase,
    List<String> renames,
    List<String> backfills,
    List<String> usings,
    boolean write) {

  /** Copies the lists. */
  public AutogenerateRequest {
    renames = List.copyOf(renames);
    backfills = List.copyOf(backfills);
    usings = List.copyOf(usings);
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
    return new AutogenerateRequest(revision, false, List.of(), List.of(), List.of(), true);
  }

  /**
   * The same with another source of what is there.
   *
   * @param live whether it is the live database
   * @return the changed request
   */
  public AutogenerateRequest withFromDatabase(boolean live) {
    return new AutogenerateRequest(revision, live, renames, backfills, usings, write);
  }

  /**
   * The same with renames.
   *
   * @param names each as {@code [kind:]old=new}
   * @return the changed request
   */
  public AutogenerateRequest withRenames(String... names) {
    return new AutogenerateRequest(
        revision, fromDatabase, List.of(names), backfills, usings, write);
  }

  /**
   * The same with values for the rows that are there.
   *
   * @param values each as {@code table.column=expression}
   * @return the changed request
   */
  public AutogenerateRequest withBackfills(String... values) {
    return new AutogenerateRequest(revision, fromDatabase, renames, List.of(values), usings, write);
  }

  /**
   * The same with what becomes of values whose type changes.
   *
   * @param values each as {@code table.column=expression}, which may name the table's columns
   * @return the changed request
   */
  public AutogenerateRequest withUsings(String... values) {
    return new AutogenerateRequest(
        revision, fromDatabase, renames, backfills, List.of(values), write);
  }

  /**
   * The same, written or only told.
   *
   * @param wanted whether its file is written
   * @return the changed request
   */
  public AutogenerateRequest withWrite(boolean wanted) {
    return new AutogenerateRequest(revision, fromDatabase, renames, backfills, usings, wanted);
  }
}
