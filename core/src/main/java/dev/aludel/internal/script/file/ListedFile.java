package dev.aludel.internal.script.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A file as a listing shows it, unread.
 *
 * @param size its bytes
 * @param crc their CRC-32; -1 where the listing doesn't have it
 */
public record ListedFile(long size, long crc) {

  /** Reads a file and closes it, to know of it what a jar's listing would have. */
  public static ListedFile of(InputStream file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream bytes = new CheckedInputStream(file, crc)) {
      long size = bytes.transferTo(OutputStream.nullOutputStream());
      return new ListedFile(size, crc.getValue());
    }
  }

  // Written out, as it is asked a thousand times before a record's own would be linked.
  @Override
  public boolean equals(Object other) {
    return other instanceof ListedFile file && size == file.size && crc == file.crc;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * size + crc);
  }

  /** Whether a file matters to an index: a script, or a class that might be a revision. */
  public static boolean matters(String path) {
    return FileName.isRevision(path) || path.endsWith(".class");
  }

  /** {@return a digest of the names and sizes of files, by which an index knows them again} */
  public static String digest(SortedMap<String, ListedFile> files) {
    return digest(files, false);
  }

  /** {@return a digest of the same and the CRCs, for files whose listing has them} */
  public static String digestWithContents(SortedMap<String, ListedFile> files) {
    return digest(files, true);
  }

  private static String digest(SortedMap<String, ListedFile> files, boolean contents) {
    CRC32 crc = new CRC32();
    for (Map.Entry<String, ListedFile> entry : files.entrySet()) {
      ListedFile file = entry.getValue();
      String known =
          contents ? file.size() + "\t" + Long.toHexString(file.crc()) : "" + file.size();
      crc.update((entry.getKey() + '\t' + known + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return Long.toHexString(crc.getValue());
  }
}
