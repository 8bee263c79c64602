package dev.aludel.examples.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;

/** One revision of many megabytes, and the same statements as psql takes them. */
final class LargeFiles {

  private static final long MEGABYTE = 1 << 20;

  private final Path folder;

  /**
   * Will write into a folder.
   *
   * @param folder where a folder for each file is made
   */
  LargeFiles(Path folder) {
    this.folder = folder;
  }

  /** A statement for each row. */
  Path inserts(int megabytes) throws IOException {
    return write(
        "inserts",
        megabytes,
        "",
        i -> "INSERT INTO item VALUES (" + i + ", 'a name that is as long as names are');\n",
        "");
  }

  /** One COPY with all rows. */
  Path copy(int megabytes) throws IOException {
    return write(
        "copy",
        megabytes,
        "COPY item FROM stdin;\n",
        i -> i + "\ta name that is as long as names are\n",
        "\\.\n");
  }

  /** {@return the folder of Aludel's; the file for psql lies beside it} */
  private Path write(
      String name, int megabytes, String before, LongFunction<String> row, String after)
      throws IOException {
    Path place = folder.resolve(name);
    Path revision = place.resolve("db/migrations/20260101_000001_" + name + ".sql");
    Files.createDirectories(revision.getParent());
    try (BufferedWriter ours = Files.newBufferedWriter(revision);
        BufferedWriter psql = Files.newBufferedWriter(forPsql(place))) {
      ours.write("-- @revises base\n-- @upgrade\n");
      for (BufferedWriter each : new BufferedWriter[] {ours, psql}) {
        each.write("CREATE TABLE item (id bigint, name text);\n" + before);
        long written = 0;
        for (long i = 0; written < megabytes * MEGABYTE; i++) {
          String line = row.apply(i);
          each.write(line);
          written += line.length();
        }
        each.write(after);
      }
    }
    return place;
  }

  static Path forPsql(Path place) {
    return place.resolve("all.sql");
  }

  /** {@return whether psql is there, beside which these are measured} */
  static boolean havePsql() {
    try {
      return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
