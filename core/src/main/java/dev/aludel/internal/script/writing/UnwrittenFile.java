package dev.aludel.internal.script.writing;

import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A SQL revision's file before it is written.
 *
 * @param path where it is to be written
 * @param text its text
 * @param node the revision that it makes
 * @param notes what there is to know about it
 */
public record UnwrittenFile(Path path, String text, RevisionNode node, List<String> notes) {

  /** Copies the list. */
  public UnwrittenFile {
    notes = List.copyOf(notes);
  }

  /**
   * The revision as it would read back from the file.
   *
   * @param changed the text to read in place of its own
   * @return the revision
   */
  public SqlScript script(String changed) {
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    return SqlScript.read(
        new ScriptFile(
            NativePath.name(path),
            NativePath.text(path).replace('\\', '/'),
            () -> new ByteArrayInputStream(bytes)));
  }
}
