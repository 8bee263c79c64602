package dev.aludel.internal.run.plan;

import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.text.ShownText;
import java.util.List;
import java.util.Optional;

/** Names the first statement in which a changed revision differs from the text that ran. */
final class ChangedStatement {

  private static final int SHOWN = 80;

  private ChangedStatement() {}

  /** {@return a sentence about it, where the log keeps the checksums of the statements} */
  static Optional<String> in(SqlScript script, List<String> then) {
    if (then.isEmpty()) {
      return Optional.empty();
    }
    List<String> now = script.outline().statementChecksums();
    int first = 0;
    while (first < now.size() && first < then.size() && now.get(first).equals(then.get(first))) {
      first++;
    }
    List<SqlStatement> statements = script.body().upgrade().statements();
    if (first >= statements.size()) {
      return first < then.size()
          ? Optional.of("It ends before the statement %s that ran.".formatted(first + 1))
          : Optional.empty();
    }
    SqlStatement statement = statements.get(first);
    return Optional.of(
        "The first other statement is in line %s: %s"
            .formatted(statement.line(), shown(statement.written())));
  }

  private static String shown(String statement) {
    String line = ShownText.line(statement.replaceAll("\\s+", " ").strip());
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
