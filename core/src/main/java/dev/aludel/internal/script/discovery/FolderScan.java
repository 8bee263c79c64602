package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.FileName;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.text.ShownText;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What lies under a folder of the file system; symbolic links are followed. */
public final class FolderScan extends SimpleFileVisitor<Path> {

  private final Path folder;
  private final List<Path> paths = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private FolderScan(Path folder) {
    this.folder = folder;
  }

  /**
   * Scans.
   *
   * @param folder a folder that is there
   * @return what was found
   */
  public static FolderScan of(Path folder) {
    FolderScan scan = new FolderScan(folder);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, scan);
    } catch (IOException e) {
      scan.addUnreadable(folder, e.toString());
    }
    return scan;
  }

  /** {@return the SQL files, in no order} */
  public List<FoundFile> files() {
    return paths.stream().map(FoundFile::at).toList();
  }

  /** {@return their paths} */
  List<Path> paths() {
    return paths;
  }

  /** {@return what could not be read} */
  public List<String> problems() {
    return problems;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return !directory.equals(folder) && FileName.isLeftOut(String.valueOf(directory.getFileName()))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (FileName.isRevision(String.valueOf(file.getFileName()))) {
      if (attributes.isRegularFile()) {
        paths.add(file);
      } else {
        addUnreadable(file, attributes.isSymbolicLink() ? "it leads nowhere" : "it is no file");
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    // A link to a folder above leads to nothing new.
    if (!(cause instanceof FileSystemLoopException)
        && !FileName.isLeftOut(String.valueOf(file.getFileName()))) {
      addUnreadable(file, cause.toString());
    }
    return FileVisitResult.CONTINUE;
  }

  private void addUnreadable(Path path, String reason) {
    problems.add(
        "'%s' can't be read (%s). Make it readable, or begin its name with '_' to leave it out."
            .formatted(ShownText.line(NativePath.text(path)), ShownText.line(reason)));
  }
}
