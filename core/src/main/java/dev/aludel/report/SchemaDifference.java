package dev.aludel.report;

import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations that lead from one schema to another.
 *
 * @param from what the one is called, such as {@code head}
 * @param to what the other is called, such as {@code models}
 * @param server the server on which both were made real, in words
 * @param operations what leads there, in the order in which it can be done
 * @param words the same in words, one line each, tables first
 * @param sql the same as statements, in the forms that a revision would have; a {@code -- @commit}
 *     among them ends a transaction
 * @param notes what there is to know about how it was found out
 */
public record SchemaDifference(
    String from,
    String to,
    String server,
    List<Operation> operations,
    List<String> words,
    List<String> sql,
    List<String> notes) {

  private static final String COMMIT = "-- @commit";

  /** Copies the lists. */
  public SchemaDifference {
    operations = List.copyOf(operations);
    words = List.copyOf(words);
    sql = List.copyOf(sql);
    notes = List.copyOf(notes);
  }

  /** {@return whether the two schemas are equal} */
  public boolean isEmpty() {
    return operations.isEmpty();
  }

  /** {@return the statements as one text, as psql takes it} */
  public String script() {
    List<String> lines = new ArrayList<>();
    sql.forEach(statement -> lines.add(statement.equals(COMMIT) ? COMMIT : statement + ";"));
    return String.join("\n\n", lines);
  }

  /** {@return all of it in words: what was compared, and each difference on a line of its own} */
  public String text() {
    if (isEmpty()) {
      return "No changes.";
    }
    StringBuilder text =
        new StringBuilder("From %s to %s, %s change(s):".formatted(from, to, words.size()));
    words.forEach(line -> text.append("\n  ").append(line));
    notes.forEach(note -> text.append('\n').append(note));
    return text.toString();
  }
}
