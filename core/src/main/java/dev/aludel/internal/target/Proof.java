package dev.aludel.internal.target;

import dev.aludel.error.AludelException;
import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.run.Runner;
import dev.aludel.internal.run.Stairway;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Runs a revision that is not written yet, by the ordinary runner: up gives the one schema, down
 * the other, and up again the one.
 */
final class Proof {

  private static final String REPORT =
      "Nothing was written. This should not happen: please report it, with the two schemas.";

  private final Comparison comparison;
  private final OperationText text;
  private final Replay replay;
  private final ScratchDatabases scratch;
  private final Scripts scripts;

  Proof(
      Comparison comparison,
      OperationText text,
      Replay replay,
      ScratchDatabases scratch,
      Scripts scripts) {
    this.comparison = comparison;
    this.text = text;
    this.replay = replay;
    this.scratch = scratch;
    this.scripts = scripts;
  }

  /**
   * Proves a revision.
   *
   * @param database what the revisions before it make; it is used up
   * @param script the revision
   * @param before the schema that the database has
   * @param after the schema that the revision shall make of it
   * @throws AutogenerateException where it doesn't
   */
  void prove(ScratchDatabase database, SqlScript script, Schema before, Schema after) {
    Scripts all = scripts.with(List.of(script));
    Runner runner = replay.runner(database, all);
    String id = script.node().id();
    SortedSet<String> rows = new TreeSet<>(scripts.graph().realHeads());
    Plan plan = all.graph().planUpgrade(rows, id);
    Step step = plan.steps().get(plan.steps().size() - 1);
    run(runner, Direction.UPGRADE, id, "upgrade");
    refuseDifference(database, after, "upgrade", "the wanted schema");
    run(runner, Direction.DOWNGRADE, Stairway.below(all.graph(), step), "downgrade");
    refuseDifference(database, before, "downgrade", "what was there before");
    run(runner, Direction.UPGRADE, id, "second upgrade");
    refuseDifference(database, after, "second upgrade", "the wanted schema");
  }

  private void run(Runner runner, Direction direction, String target, String step) {
    try {
      runner.run(direction, target);
    } catch (AludelException e) {
      // A live database may grant to roles that a server of one's own doesn't have yet.
      if (scratch.madeMissingRole(e.description())) {
        run(runner, direction, target, step);
        return;
      }
      throw new AutogenerateException(
          "The proof of the new revision failed: its %s doesn't run on empty tables. %s"
              .formatted(step, e.description()),
          REPORT,
          e);
    }
  }

  private void refuseDifference(ScratchDatabase database, Schema wanted, String step, String what) {
    Schema there = comparison.read(database);
    List<Operation> left = comparison.between(there, Comparison.adoptNames(there, wanted));
    if (!left.isEmpty()) {
      throw new AutogenerateException(
          "The proof of the new revision failed: after its %s the schema is not %s. To get there would take:\n  %s"
              .formatted(step, what, String.join("\n  ", text.lines(left))),
          REPORT);
    }
  }
}
