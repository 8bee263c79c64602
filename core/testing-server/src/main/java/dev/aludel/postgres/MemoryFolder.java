package dev.aludel.postgres;

import java.io.File;
import java.util.Optional;

/**
 * A folder in memory for the data of a server that lives no longer than its tests.
 *
 * <p>A database is some 300 files. On a disk most of the time in which one is made and dropped goes
 * to the file system: on ext4 that was seen to take three to nine times as long as in memory.
 */
final class MemoryFolder {

  /** Linux's file system in memory, half of the memory by default. */
  private static final File FILE_SYSTEM = new File("/dev/shm");

  /** Several servers beside each other, each with its write-ahead log. */
  private static final long ROOM = 4L << 30;

  private MemoryFolder() {}

  /** {@return the folder of this user; none where there is no such file system, or little room} */
  static Optional<File> find() {
    return FILE_SYSTEM.canWrite() && FILE_SYSTEM.getUsableSpace() >= ROOM
        ? Optional.of(new File(FILE_SYSTEM, "aludel-postgres-" + System.getProperty("user.name")))
        : Optional.empty();
  }
}
