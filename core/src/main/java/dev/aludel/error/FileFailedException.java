package dev.aludel.error;

/** The file system refused to read or to write. */
public final class FileFailedException extends WorkbenchException {

  /**
   * Names the file and what was said of it.
   *
   * @param description the file, and what failed
   * @param action what to do about it
   * @param cause what was thrown
   */
  public FileFailedException(String description, String action, Throwable cause) {
    super(description, action, cause);
  }
}
