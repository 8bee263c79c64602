package dev.aludel.internal.script;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.zip.CRC32;

/**
 * A file as a listing shows it, unread.
 *
 * @param size its bytes
 * @param crc their CRC-32; -1 where the listing doesn't have it
 */
public record Listed(long size, long crc) {

  /** Whether a file matters to an index: a script, or a class that might be a revision. */
  static boolean matters(String path) {
    return FoundFile.isRevision(path) || path.endsWith(".class");
  }

  /** {@return a digest of the names and sizes of files, by which an index knows them again} */
  static String digest(SortedMap<String, Listed> files) {
    CRC32 crc = new CRC32();
    files.forEach(
        (path, file) ->
            crc.update((path + '\t' + file.size() + '\n').getBytes(StandardCharsets.UTF_8)));
    return Long.toHexString(crc.getValue());
  }
}
