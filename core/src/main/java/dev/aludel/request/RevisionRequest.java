package dev.aludel.request;

import java.util.List;
import java.util.Optional;

/**
 * What a new revision should be.
 *
 * @param message what it is for, in a few words; may be empty
 * @param head the revision it follows: any identifier, {@code base} for a new root
 * @param splice whether it may follow a revision that another one follows already
 * @param branchLabel a label for the branch that begins with it
 * @param dependsOn identifiers of revisions that must have run before it; a label stays a label
 * @param revisionId its id; made from the time where there is none
 * @param java whether it is a Java class instead of a SQL file
 * @param folder the folder to write to, instead of the one that the settings say
 * @param upgrade the SQL of its upgrade; may be empty, to be filled in
 * @param downgrade the SQL of its downgrade; may be empty, to be filled in
 * @param slug the words of the file's name, instead of those of the message
 */
public record RevisionRequest(
    String message,
    String head,
    boolean splice,
    Optional<String> branchLabel,
    List<String> dependsOn,
    Optional<String> revisionId,
    boolean java,
    Optional<String> folder,
    String upgrade,
    String downgrade,
    Optional<String> slug) {

  /** Copies the list, and makes the message one line. */
  public RevisionRequest {
    message = message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    dependsOn = List.copyOf(dependsOn);
  }

  /**
   * A SQL revision that follows the head.
   *
   * @param message what it is for, in a few words; may be empty
   * @return the request
   */
  public static RevisionRequest of(String message) {
    return new RevisionRequest(
        message,
        "head",
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  /**
   * The same after another revision.
   *
   * @param identifier any identifier; {@code base} for a new root
   * @return the changed request
   */
  public RevisionRequest withHead(String identifier) {
    return new RevisionRequest(
        message,
        identifier,
        splice,
        branchLabel,
        dependsOn,
        revisionId,
        java,
        folder,
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same, also where that makes a branch point.
   *
   * @param allowed whether it may follow a revision that another one follows already
   * @return the changed request
   */
  public RevisionRequest withSplice(boolean allowed) {
    return new RevisionRequest(
        message,
        head,
        allowed,
        branchLabel,
        dependsOn,
        revisionId,
        java,
        folder,
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same with a branch label.
   *
   * @param label the label
   * @return the changed request
   */
  public RevisionRequest withBranchLabel(String label) {
    return new RevisionRequest(
        message,
        head,
        splice,
        Optional.of(label),
        dependsOn,
        revisionId,
        java,
        folder,
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same with other dependencies.
   *
   * @param identifiers each an id, the beginning of one, or a label
   * @return the changed request
   */
  public RevisionRequest withDependsOn(String... identifiers) {
    return new RevisionRequest(
        message,
        head,
        splice,
        branchLabel,
        List.of(identifiers),
        revisionId,
        java,
        folder,
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same with an id of one's own.
   *
   * @param id the id
   * @return the changed request
   */
  public RevisionRequest withRevisionId(String id) {
    return new RevisionRequest(
        message,
        head,
        splice,
        branchLabel,
        dependsOn,
        Optional.of(id),
        java,
        folder,
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same as a Java class.
   *
   * @param wanted whether it is a Java class instead of a SQL file
   * @return the changed request
   */
  public RevisionRequest withJava(boolean wanted) {
    return new RevisionRequest(
        message,
        head,
        splice,
        branchLabel,
        dependsOn,
        revisionId,
        wanted,
        folder,
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same in another folder.
   *
   * @param path a folder that is there; a relative one starts at the working folder
   * @return the changed request
   */
  public RevisionRequest withFolder(String path) {
    return new RevisionRequest(
        message,
        head,
        splice,
        branchLabel,
        dependsOn,
        revisionId,
        java,
        Optional.of(path),
        upgrade,
        downgrade,
        slug);
  }

  /**
   * The same with its SQL.
   *
   * @param up the SQL of its upgrade
   * @param down the SQL of its downgrade
   * @return the changed request
   */
  public RevisionRequest withSql(String up, String down) {
    return new RevisionRequest(
        message, head, splice, branchLabel, dependsOn, revisionId, java, folder, up, down, slug);
  }

  /**
   * The same with other words in the file's name than those of the message.
   *
   * @param words the words, as they may stand in a message
   * @return the changed request
   */
  public RevisionRequest withSlug(String words) {
    return new RevisionRequest(
        message,
        head,
        splice,
        branchLabel,
        dependsOn,
        revisionId,
        java,
        folder,
        upgrade,
        downgrade,
        Optional.of(words));
  }
}
