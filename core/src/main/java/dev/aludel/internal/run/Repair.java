package dev.aludel.internal.run;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.database.LogReader;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.Settlement;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settles one revision that the log and the database disagree about. */
final class Repair {

  private final Session session;
  private final RunSettings settings;
  private final Scripts scripts;

  Repair(Session session, RunSettings settings, Scripts scripts) {
    this.session = session;
    this.settings = settings;
    this.scripts = scripts;
  }

  void settle(String identifier, Settlement settlement) {
    Look look = settings.look(session);
    StateCheck check = new StateCheck(scripts, look);
    List<RevisionNode> named = scripts.graph().resolve(identifier, check.knownRows());
    if (named.size() != 1) {
      throw new ConfigurationException(
          "'%s' names %d revisions, and one is repaired at a time."
              .formatted(identifier, named.size()),
          "Name one by its id.");
    }
    RevisionNode revision = named.get(0);
    if (settlement == Settlement.ACCEPT) {
      accept(look, check, revision);
    } else {
      settleJournal(look, revision, settlement);
    }
  }

  private void accept(Look look, StateCheck check, RevisionNode revision) {
    if (!scripts.graph().ancestors(check.knownRows()).contains(revision.id())) {
      throw new ConfigurationException(
          "%s is not applied, so its script may change freely.".formatted(PlanCheck.name(revision)),
          "There is nothing to accept.");
    }
    // A row of the log for a revision that never ran would say that it did.
    new Agreement(scripts, look).check(new Warnings());
    new Bookkeeping(session, settings, scripts, look).accept(revision);
  }

  /** A person has looked whether the statement that the journal stopped at took effect. */
  private void settleJournal(Look look, RevisionNode revision, Settlement settlement) {
    LogTable log = new LogTable(look.tables(), settings.toolVersion());
    for (Direction direction : Direction.values()) {
      Optional<Journal.Open> open =
          look.logTableExists()
              ? new LogReader(session, log)
                  .journal(revision, direction.name().toLowerCase(Locale.ROOT))
              : Optional.empty();
      if (open.isPresent() && open.get().running() && open.get().journal().begun()) {
        Journal from = open.get().journal();
        Journal to =
            settlement == Settlement.UNDONE
                ? new Journal(from.done(), false, from.statements(), from.doneChecksum())
                : new Journal(
                    from.statement(),
                    false,
                    from.statements(),
                    new StatementChecksums(scripts, settings, revision, direction)
                        .upTo(from.statement()));
        new Bookkeeping(session, settings, scripts, look)
            .moveJournal(log.advance(revision, from, to));
        return;
      }
    }
    throw new ConfigurationException(
        "%s did not stop at a statement that runs without a transaction."
            .formatted(PlanCheck.name(revision)),
        "There is nothing to settle.");
  }
}
