package dev.aludel.internal.run;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.TypedCommand;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.plan.Warnings;
import dev.aludel.internal.run.step.Bookkeeping;
import dev.aludel.internal.run.step.Segments;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.LogEntry.Action;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.RepairDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Settles one revision that the log and the database disagree about. */
final class Repair {

  private final Visit visit;
  private final Scripts scripts;

  Repair(Visit visit) {
    this.visit = visit;
    this.scripts = visit.scripts();
  }

  void settle(String identifier, RepairDecision decision) {
    SortedSet<String> rows = visit.check().knownRows();
    List<RevisionNode> named =
        TypedCommand.insteadOf("show ", "repair ", () -> scripts.graph().resolve(identifier, rows));
    if (named.size() != 1) {
      throw new ConfigurationException(
          "'%s' names %s revisions, and one is repaired at a time."
              .formatted(identifier, named.size()),
          "Name one by its id.");
    }
    RevisionNode revision = named.get(0);
    if (decision == RepairDecision.ACCEPT) {
      accept(rows, revision);
    } else {
      settleJournal(revision, decision);
    }
  }

  private void accept(SortedSet<String> rows, RevisionNode revision) {
    if (!scripts.graph().ancestors(rows).contains(revision.id())) {
      throw new ConfigurationException(
          "%s is not applied, so its script may change freely.".formatted(PlanCheck.name(revision)),
          "There is nothing to accept.");
    }
    // A row of the log for a revision that never ran would say that it did.
    visit.agreement().check(new Warnings());
    new Bookkeeping(visit).accept(revision);
  }

  /** A person has looked what of the revision is in the database. */
  private void settleJournal(RevisionNode revision, RepairDecision decision) {
    LogTable log = visit.log();
    for (Direction direction : Direction.values()) {
      Optional<Journal.Open> open =
          visit.state().logTableExists()
              ? visit.logReader().journal(revision, direction)
              : Optional.empty();
      List<String> moves = new ArrayList<>();
      open.flatMap(found -> settled(found.journal(), revision, direction, decision))
          .ifPresent(to -> moves.addAll(moves(log, revision, direction, open.get(), to)));
      if (!moves.isEmpty()) {
        moves.add(0, log.guard(revision, direction, open.map(Journal.Open::journal)));
        new Bookkeeping(visit).writeLog(moves);
        return;
      }
    }
    throw new ConfigurationException(
        "%s did not stop at a statement that stands alone, nor behind one that stayed and was changed since."
            .formatted(PlanCheck.name(revision)),
        "There is nothing to settle: run it again.");
  }

  /**
   * Where the journal stands once that is settled: before or behind the statement that was begun.
   * Where it stopped between two, at the beginning, as all of it was taken back by hand; or where
   * it was, as the database has what the statements before say now.
   */
  private Optional<Journal> settled(
      Journal from, RevisionNode revision, Direction direction, RepairDecision decision) {
    if (decision == RepairDecision.DONE && from.isUnrecorded()) {
      throw new ConfigurationException(
          "%s worked through its connection, and nothing tells how far it came, so that no run could go on behind it."
              .formatted(PlanCheck.name(revision)),
          "If all that it does is in the database, say so with 'stamp'; if not, take back what is there, and say 'repair %s --undone'."
              .formatted(revision.id()));
    }
    if (from.begun()) {
      return Optional.of(
          decision == RepairDecision.UNDONE
              ? new Journal(from.done(), false, from.statements(), from.recorded())
              : done(from, revision, direction));
    }
    if (from.done() == 0) {
      return Optional.empty();
    }
    return decision == RepairDecision.UNDONE
        ? Optional.of(new Journal(0, false, from.statements(), Segments.NOTHING_DONE))
        : Optional.of(done(from, revision, direction)).filter(to -> !to.equals(from));
  }

  /** The first statements count as done by the text that they have now. */
  private Journal done(Journal from, RevisionNode revision, Direction direction) {
    boolean seen = scripts.script(revision.id()).sql().isPresent();
    return new Journal(
        from.statement(),
        false,
        from.statements(),
        seen
            ? new StatementChecksums(scripts, visit.settings(), revision, direction)
                .upTo(from.statement())
            : Journal.UNSEEN);
  }

  /**
   * The row is closed where that is settled, so that the next run opens one with the text that it
   * finds; a row that was closed before is never changed, and another one takes over from it.
   */
  private static List<String> moves(
      LogTable log, RevisionNode revision, Direction direction, Journal.Open from, Journal to) {
    String settled =
        to.statement() < from.journal().statement()
            ? "Taken back by hand: 'repair --undone'."
            : "Said to be done as it stands: 'repair --done'.";
    String close = log.close(revision, to, Outcome.FAILED, Optional.of(settled));
    if (from.running()) {
      return List.of(log.advance(revision, from.journal(), to), close);
    }
    LogTable.Row row =
        new LogTable.Row(
            Action.of(direction),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Outcome.RUNNING,
            Optional.empty(),
            Optional.empty(),
            List.of());
    return List.of(log.open(revision, row, to), close);
  }
}
