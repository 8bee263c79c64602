package dev.aludel.examples.quickstart;

import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Backs the database up before anything is run, and refuses the run where that fails.
 *
 * <p>It hears of a plan only where there is something to do, and while the migration lock is held:
 * of many processes that start at once, one makes a backup.
 */
public final class BackupFirst implements MigrationListener {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'backup_'yyyyMMdd_HHmmss'.dump'").withZone(ZoneOffset.UTC);

  private final List<String> command;
  private final Path folder;
  private final Clock clock;

  /**
   * Backs up into a folder.
   *
   * @param command writes the backup into the file whose path is added as its last word, such as
   *     {@code pg_dump --format=custom --dbname=… --file}; it takes the password from PGPASSWORD or
   *     a .pgpass file
   * @param folder where the backups go
   * @param clock says what time their names bear
   */
  public BackupFirst(List<String> command, Path folder, Clock clock) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.clock = clock;
  }

  /** Whatever is thrown here is a veto: nothing has run then. */
  @Override
  public void planned(Plan plan) throws IOException, InterruptedException {
    Path file = Files.createDirectories(folder).resolve(NAME.format(clock.instant()));
    List<String> words = new ArrayList<>(command);
    words.add(file.toString());
    int code = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (code != 0 || !Files.exists(file) || Files.size(file) == 0) {
      throw new IOException("the backup '" + file + "' failed with exit code " + code);
    }
  }
}
