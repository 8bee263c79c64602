package dev.aludel.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Splits a line into words as a shell does: at spaces, but not within quotes. */
final class Words {

  private Words() {}

  static List<String> of(@Nullable String line) throws MojoFailureException {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (char next : (line == null ? "" : line).toCharArray()) {
      if (quote != 0) {
        if (next == quote) {
          quote = 0;
        } else {
          word.append(next);
        }
      } else if (next == '\'' || next == '"') {
        quote = next;
        begun = true;
      } else if (Character.isWhitespace(next)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(next);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new MojoFailureException("A quote is not closed in: " + line);
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
