package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A step that can be carried out, with all that it needs.
 *
 * @param step the revision, its direction and the rows around it
 * @param options what the revision says of its run
 * @param transactional whether it runs in one transaction, or in segments with a journal
 * @param count how many statements it has; 0 for a Java revision
 * @param statements hands its SQL over at each call, read again unless it is short; nothing for a
 *     Java revision
 * @param migration the Java revision to call
 * @param checksum of the upgrade, where it is SQL
 * @param rawChecksum of the file's bytes, where it is SQL
 * @param downgradeScript the SQL that takes an upgrade back
 */
public record Prepared(
    Step step,
    ScriptOptions options,
    boolean transactional,
    int count,
    Consumer<StatementSink> statements,
    Optional<MigrationScript> migration,
    Optional<String> checksum,
    Optional<String> rawChecksum,
    Optional<String> downgradeScript) {

  /** The same step with the statements that its Java code asked for. */
  public Prepared with(List<SqlStatement> asked) {
    return new Prepared(
        step,
        options,
        transactional,
        asked.size(),
        sink -> asked.forEach(sink::statement),
        Optional.empty(),
        checksum,
        rawChecksum,
        downgradeScript);
  }

  public String direction() {
    return step.direction().name().toLowerCase(Locale.ROOT);
  }

  /** {@return what the log says of it} */
  public LogTable.Row logRow(String outcome, Optional<String> error) {
    return new LogTable.Row(
        direction(),
        checksum,
        rawChecksum,
        outcome.equals("failed") ? Optional.empty() : downgradeScript,
        outcome,
        Optional.empty(),
        error);
  }
}
