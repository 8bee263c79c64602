package dev.aludel.internal.script.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A revision's file, wherever it lies: in a folder, in a jar, in a jar within a jar.
 *
 * @param name its last name alone, such as {@code 20241107_120000_add_user.sql}
 * @param place what messages call it: its path, with the jar where it lies in one
 * @param source its bytes
 * @param indexed what a build index knows of it, where that can be trusted
 */
public record ScriptFile(String name, String place, Bytes source, Optional<IndexedHeader> indexed) {

  /**
   * A file that no index knows.
   *
   * @param name its last name alone
   * @param place what messages call it
   * @param source its bytes
   */
  public ScriptFile(String name, String place, Bytes source) {
    this(name, place, source, Optional.empty());
  }

  /** Bytes that can be read from their beginning as often as needed. */
  @FunctionalInterface
  public interface Bytes {

    /**
     * Opens the bytes at their beginning; the caller closes the stream.
     *
     * @return a new stream at each call
     * @throws IOException where the bytes can't be had
     */
    InputStream open() throws IOException;
  }
}
