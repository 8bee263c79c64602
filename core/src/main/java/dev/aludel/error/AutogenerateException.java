package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/**
 * The wanted schema, or the one that the revisions make, can't be made real or compared, or the
 * difference can't be written.
 */
public final class AutogenerateException extends WorkbenchException {

  /**
   * Says what keeps it from being done.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   */
  public AutogenerateException(String description, String action) {
    this(description, action, null);
  }

  /**
   * Says what keeps it from being done, and what was caught.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   * @param cause what was caught, if anything
   */
  public AutogenerateException(String description, String action, @Nullable Throwable cause) {
    super(Reason.AUTOGENERATE, description, action, cause);
  }
}
