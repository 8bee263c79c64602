package dev.aludel.internal.script.writing;

import dev.aludel.error.WorkbenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files so that each appears whole or not at all.
 *
 * <p>The text goes to a file beside it first, whose name begins with a dot, so that nobody takes it
 * for a revision.
 */
public final class NewFile {

  private NewFile() {}

  /**
   * Stops where there is a file of this name.
   *
   * @param file a path
   */
  public static void refuseExisting(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(file);
    }
  }

  /**
   * Writes a file that is not there; makes its folder where that is missing.
   *
   * @param file its path
   * @param text its text
   * @throws WorkbenchException where it is there
   */
  public static void write(Path file, String text) {
    refuseExisting(file);
    try {
      Path folder = folderOf(file);
      Files.createDirectories(folder);
      Path draft = draft(folder, text);
      try {
        place(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Puts another text in a file's place. */
  static void replace(Path file, String text) {
    try {
      Path real = file.toRealPath();
      Path draft = draft(folderOf(real), text);
      try {
        if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(real));
        }
        Files.move(
            draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static Path draft(Path folder, String text) throws IOException {
    // Not createTempFile, whose files only their owner may read.
    Path draft =
        folder.resolve(".aludel-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    Files.writeString(draft, text, StandardCharsets.UTF_8);
    return draft;
  }

  /** Linking never replaces; a move might where another process was quicker. */
  private static void place(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      if (e instanceof FileAlreadyExistsException there) {
        throw there;
      }
      Files.move(draft, file);
    }
  }

  private static WorkbenchException taken(Path file) {
    return new WorkbenchException(
        WorkbenchException.Reason.NAME_TAKEN,
        "There is a file '%s' already.".formatted(file),
        "Choose another message or id, or remove the file.");
  }

  private static WorkbenchException failed(Path file, IOException cause) {
    return new WorkbenchException(
        WorkbenchException.Reason.FILE_FAILED,
        "'%s' can't be written (%s).".formatted(file, cause),
        "Check that its folder is there and may be written to.",
        cause);
  }
}
