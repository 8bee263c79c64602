package dev.aludel.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder of Aludel's revisions as one file for psql. */
final class History {

  private History() {}

  /** {@return a new file with their ways up, each in a transaction, unless it says it can't} */
  static Path forPsql(Path folder, Path into) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        boolean transaction = !text.contains("-- @transaction off");
        all.append(transaction ? "BEGIN;\n" : "")
            .append(wayUp(text))
            .append(transaction ? "\n;\nCOMMIT;\n" : "\n;\n");
      }
    }
    return Files.writeString(into.resolve("all.sql"), all);
  }

  /** {@return what stands between a revision's header and its way down} */
  static String wayUp(String text) {
    int down = text.indexOf("-- @downgrade");
    return text.substring(text.indexOf("-- @upgrade"), down < 0 ? text.length() : down);
  }
}
