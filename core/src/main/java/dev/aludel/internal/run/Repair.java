package dev.aludel.internal.run;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.Settlement;
import dev.aludel.revision.RevisionNode;
import java.util.List;

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
    Look look = session.look(settings.tables());
    StateCheck check = new StateCheck(scripts, look);
    List<RevisionNode> named = scripts.graph().resolve(identifier, check.knownRows());
    if (named.size() != 1) {
      throw new ConfigurationException(
          "'%s' names %d revisions, and one is repaired at a time."
              .formatted(identifier, named.size()),
          "Name one by its id.");
    }
    RevisionNode revision = named.get(0);
    if (!scripts.graph().ancestors(check.knownRows()).contains(revision.id())) {
      throw new ConfigurationException(
          "%s is not applied, so its script may change freely.".formatted(PlanCheck.name(revision)),
          "There is nothing to accept.");
    }
    new Bookkeeping(session, settings, scripts).accept(look, revision);
  }
}
