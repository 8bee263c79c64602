package dev.aludel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of SQL revisions that a test writes as it goes. */
public final class RevisionFolder {

  private final Path folder;

  private RevisionFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes into a folder that is there.
   *
   * @param folder an empty folder, such as JUnit's own
   * @return the revisions in it
   */
  public static RevisionFolder in(Path folder) {
    return new RevisionFolder(folder);
  }

  /** {@return the setting for {@link AludelBuilder#locations}} */
  public String location() {
    return "filesystem:" + folder;
  }

  /**
   * Writes a revision with both sections.
   *
   * @param name the file's name without {@code .sql}
   * @param revises what it revises, as the tag takes it
   * @param upgrade the SQL of the upgrade
   * @param downgrade the SQL of the downgrade
   * @return this folder
   */
  public RevisionFolder revision(String name, String revises, String upgrade, String downgrade) {
    return file(
        name + ".sql",
        """
        -- @revises %s

        -- @upgrade
        %s

        -- @downgrade
        %s
        """
            .formatted(revises, upgrade, downgrade));
  }

  /**
   * Writes a revision that creates one table.
   *
   * @param id its id, and the table's name behind {@code t_}
   * @param revises what it revises, as the tag takes it
   * @return this folder
   */
  public RevisionFolder table(String id, String revises) {
    return revision(id, revises, "CREATE TABLE t_" + id + " (a int);", "DROP TABLE t_" + id + ";");
  }

  /**
   * Writes any file.
   *
   * @param name its name
   * @param text what it holds
   * @return this folder
   */
  public RevisionFolder file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
