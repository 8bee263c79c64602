package dev.aludel.internal.run;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Segments;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The checksums that a journal holds: over the first statements of a revision, up to each of them.
 */
final class StatementChecksums {

  private final List<String> upTo = new ArrayList<>(List.of(Segments.NOTHING_DONE));
  private final RevisionNode revision;

  StatementChecksums(
      Scripts scripts, RunSettings settings, RevisionNode revision, Direction direction) {
    this.revision = revision;
    StatementSink sums =
        new StatementSink() {
          @Override
          public void statement(SqlStatement statement) {
            add(statement);
          }

          @Override
          public void copy(SqlStatement copy, InputStream data) {
            add(copy);
          }
        };
    scripts
        .script(revision.id())
        .sql()
        .ifPresent(script -> script.read(direction, settings.placeholders(), sums));
  }

  private void add(SqlStatement statement) {
    upTo.add(Segments.checksum(upTo.get(upTo.size() - 1), statement));
  }

  String upTo(int statement) {
    if (statement >= upTo.size()) {
      throw new ConfigurationException(
          "%s has %s statements, and its journal stopped at statement %s."
              .formatted(PlanCheck.name(revision), upTo.size() - 1, statement),
          "Restore its text as it was when it ran; or undo by hand what it did, and say 'repair %s --undone'."
              .formatted(revision.id()));
    }
    return upTo.get(statement);
  }
}
