package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** What a developer asked for can't be done; no file was written or changed. */
public sealed class WorkbenchException extends AludelException
    permits NotAHeadException, AutogenerateException {

  /** Why. */
  public enum Reason {
    /** The revision that leads to the wanted schema can't be made. */
    AUTOGENERATE,
    /** A file can't be read or written. */
    FILE_FAILED,
    /** What another tool has can't be taken over. */
    IMPORT_FAILED,
    /** A template of new revisions can't be used. */
    INVALID_TEMPLATE,
    /** A merge point would join nothing. */
    MERGE_REFUSED,
    /** A file, an id or a label is in use already. */
    NAME_TAKEN,
    /** A new revision would follow one that another follows. */
    NOT_A_HEAD,
    /** A revision can't get another parent. */
    REBASE_REFUSED,
    /** The stairway's database isn't made for it. */
    STAIRWAY_REFUSED,
    /** A message has characters that the JVM could not read. */
    UNREADABLE_TEXT
  }

  private final Reason reason;

  /**
   * Describes the failure.
   *
   * @param reason why
   * @param description what happened, and where
   * @param action what to do next
   */
  public WorkbenchException(Reason reason, String description, String action) {
    this(reason, description, action, null);
  }

  /**
   * Describes the failure.
   *
   * @param reason why
   * @param description what happened, and where
   * @param action what to do next
   * @param cause what failed, if anything did
   */
  public WorkbenchException(
      Reason reason, String description, String action, @Nullable Throwable cause) {
    super(description, action, cause);
    this.reason = reason;
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }
}
