package dev.aludel.internal.run;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.ImportReport;
import dev.aludel.revision.StampPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stamps a database at the revision that Flyway's table says it is at. */
public final class FlywayStamp {

  private final Scripts scripts;
  private final ConnectionSource source;
  private final RunSettings settings;
  private final Listeners listeners;
  private final String table;

  /**
   * Looks at one database.
   *
   * @param scripts all revisions, those made of Flyway's versions among them
   * @param source where the one connection comes from
   * @param settings where the tables are
   * @param listeners who wants to hear of it
   * @param table Flyway's table
   */
  public FlywayStamp(
      Scripts scripts,
      ConnectionSource source,
      RunSettings settings,
      Listeners listeners,
      String table) {
    this.scripts = scripts;
    this.source = source;
    this.settings = settings;
    this.listeners = listeners;
    this.table = table;
  }

  /**
   * Stamps, unless what Flyway did doesn't agree with the revisions; the notes say why.
   *
   * @param imported the revisions that were made of versions
   * @return the same, with what moved
   */
  public ImportReport stamp(ImportReport imported) {
    List<String> notes = new ArrayList<>(imported.notes());
    Optional<StampPlan> moved = Optional.empty();
    Optional<FlywayPosition> position = position();
    if (position.isEmpty()) {
      notes.add("The database has no table '%s', so it was not stamped.".formatted(table));
    } else {
      FlywayPosition.Target target =
          position
              .get()
              .target(imported.written().stream().map(one -> one.revision().id()).toList());
      moved = target.id().map(this::stamp);
      if (moved.isEmpty()) {
        notes.add("The database was not stamped, because %s.".formatted(target.refusal()));
      }
    }
    return new ImportReport(imported.written(), imported.leftOut(), notes, moved);
  }

  /**
   * Stamps another database that Flyway has managed, after the import.
   *
   * @return what moved
   * @throws WorkbenchException where what Flyway did doesn't agree with the revisions
   */
  public StampPlan stamp() {
    FlywayTargets targets;
    try (Session session = source.open(settings.limits().connectWait())) {
      targets = FlywayTargets.read(Visit.to(session, scripts, settings), table);
    }
    if (targets.missing().isPresent()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "The database has no table '%s', so nothing tells where it is.".formatted(table),
          "Name Flyway's table with '--history-table'; or say yourself which revision the database is at, with 'stamp <revision>'.");
    }
    if (targets.ids().isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "The database was not stamped, because %s.".formatted(targets.refusal()),
          "Bring both in line, or say yourself which revision the database is at, with 'stamp <revision>'.");
    }
    return new Runner(scripts, source, settings, listeners).stamp(targets.ids(), false);
  }

  private StampPlan stamp(String id) {
    return new Runner(scripts, source, settings, listeners).stamp(List.of(id), false);
  }

  private Optional<FlywayPosition> position() {
    try (Session session = source.open(settings.limits().connectWait())) {
      return FlywayPosition.read(
          session, Visit.to(session, scripts, settings).state().tables(), table);
    }
  }
}
