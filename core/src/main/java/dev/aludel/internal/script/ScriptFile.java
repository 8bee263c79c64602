package dev.aludel.internal.script;

/**
 * A revision's file, wherever it lies: in a folder, in a jar, in a jar within a jar.
 *
 * @param name its last name alone, such as {@code 20241107_120000_add_user.sql}
 * @param place what messages call it: its path, with the jar where it lies in one
 * @param source its bytes
 */
public record ScriptFile(String name, String place, ByteSource source) {}
