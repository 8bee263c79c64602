package dev.aludel.request;

import java.util.Optional;

/**
 * What to take over from another tool.
 *
 * @param from the folder with the other tool's files
 * @param folder the folder to write to, instead of the one that the settings say
 * @param stamp whether the database, where one is named, is stamped as the other tool's table says;
 *     for Flyway alone, since Alembic's table is used as it is
 * @param historyTable Flyway's table
 * @param command how Alembic is called, such as {@code uv run alembic}
 * @param label for Flyway, where an application has a folder for each module: the module's label,
 *     which its ids begin with
 */
public record ImportRequest(
    String from,
    Optional<String> folder,
    boolean stamp,
    String historyTable,
    String command,
    Optional<String> label) {

  private static final String FLYWAY = "flyway_schema_history";

  /**
   * Everything in a folder.
   *
   * @param from the folder with the other tool's files
   * @return the request
   */
  public static ImportRequest of(String from) {
    return new ImportRequest(from, Optional.empty(), true, FLYWAY, "alembic", Optional.empty());
  }

  /**
   * The same into another folder.
   *
   * @param path a folder that is there; a relative one starts at the working folder
   * @return the changed request
   */
  public ImportRequest withFolder(String path) {
    return new ImportRequest(from, Optional.of(path), stamp, historyTable, command, label);
  }

  /**
   * The same with the choice whether the database is stamped.
   *
   * @param wanted whether it is
   * @return the changed request
   */
  public ImportRequest withStamp(boolean wanted) {
    return new ImportRequest(from, folder, wanted, historyTable, command, label);
  }

  /**
   * The same with another name of Flyway's table.
   *
   * @param name the table's name
   * @return the changed request
   */
  public ImportRequest withHistoryTable(String name) {
    return new ImportRequest(from, folder, stamp, name, command, label);
  }

  /**
   * The same with another way to call Alembic.
   *
   * @param words the command's words, blanks between them
   * @return the changed request
   */
  public ImportRequest withCommand(String words) {
    return new ImportRequest(from, folder, stamp, historyTable, words, label);
  }

  /**
   * The same as a branch of its own, for one of several folders. Flyway's table is then the one of
   * that module, {@code flyway_schema_history_name}, unless another one is named.
   *
   * @param name the label of the branch; {@code V1} becomes {@code name.1}
   * @return the changed request
   */
  public ImportRequest withLabel(String name) {
    Optional<String> changed = Optional.of(name);
    String table = historyTable.equals(usual(label)) ? usual(changed) : historyTable;
    return new ImportRequest(from, folder, stamp, table, command, changed);
  }

  private static String usual(Optional<String> label) {
    return label.map(name -> FLYWAY + "_" + name).orElse(FLYWAY);
  }
}
