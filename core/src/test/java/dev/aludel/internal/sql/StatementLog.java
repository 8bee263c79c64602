package dev.aludel.internal.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads statements from the log that a server keeps as CSV. */
final class StatementLog {

  private static final int DATABASE = 2;
  private static final int MESSAGE = 13;
  private static final String STATEMENT = "statement: ";

  private StatementLog() {}

  static List<String> read(Path folder, String database) throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        for (List<String> row : rows(Files.readString(file))) {
          if (row.size() > MESSAGE
              && row.get(DATABASE).equals(database)
              && row.get(MESSAGE).startsWith(STATEMENT)) {
            statements.add(row.get(MESSAGE).substring(STATEMENT.length()));
          }
        }
      }
    }
    return statements;
  }

  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        field.append(csv.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n')) {
        field.append(c);
      } else {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }
}
