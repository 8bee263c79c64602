package dev.aludel.internal.script;

import java.util.Optional;

/**
 * A revision's file, wherever it lies: in a folder, in a jar, in a jar within a jar.
 *
 * @param name its last name alone, such as {@code 20241107_120000_add_user.sql}
 * @param place what messages call it: its path, with the jar where it lies in one
 * @param source its bytes
 * @param indexed what a build index knows of it, where that can be trusted
 */
public record ScriptFile(
    String name, String place, ByteSource source, Optional<IndexedHeader> indexed) {

  /**
   * A file that no index knows.
   *
   * @param name its last name alone
   * @param place what messages call it
   * @param source its bytes
   */
  public ScriptFile(String name, String place, ByteSource source) {
    this(name, place, source, Optional.empty());
  }
}
