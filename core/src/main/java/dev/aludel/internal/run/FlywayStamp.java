package dev.aludel.internal.run;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.FlywayHistory;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.importing.FlywayVersion;
import dev.aludel.report.ImportReport;
import dev.aludel.revision.StampPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Stamps a database at the revision that Flyway's table says it is at. */
public final class FlywayStamp {

  private final Scripts scripts;
  private final ConnectionSource source;
  private final RunSettings settings;
  private final Listeners listeners;
  private final String table;
  private final List<String> notes = new ArrayList<>();

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
    Optional<StampPlan> stamp =
        stamp(imported.written().stream().map(one -> one.revision().id()).toList());
    notes.addAll(0, imported.notes());
    return new ImportReport(imported.written(), imported.leftOut(), notes, stamp);
  }

  private Optional<StampPlan> stamp(List<String> ids) {
    Optional<List<FlywayHistory.Row>> rows = rows();
    if (rows.isEmpty()) {
      notes.add("The database has no table '%s', so it was not stamped.".formatted(table));
      return Optional.empty();
    }
    return target(rows.get(), ids)
        .map(id -> new Runner(scripts, source, settings, listeners).stamp(List.of(id), false));
  }

  private Optional<List<FlywayHistory.Row>> rows() {
    try (Session session = source.open(settings.limits().connectWait())) {
      return FlywayHistory.read(session, settings.look(session).tables(), table);
    }
  }

  private Optional<String> target(List<FlywayHistory.Row> rows, List<String> ids) {
    Set<FlywayVersion> applied = new HashSet<>();
    FlywayVersion baseline = FlywayVersion.of("0");
    boolean failed = false;
    for (FlywayHistory.Row row : rows) {
      FlywayVersion version = FlywayVersion.of(row.version());
      if (!row.success()) {
        failed = true;
      } else if (row.type().startsWith("UNDO") || row.type().equals("DELETE")) {
        applied.remove(version);
      } else {
        applied.add(version);
        if (row.type().contains("BASELINE") && version.compareTo(baseline) > 0) {
          baseline = version;
        }
      }
    }
    if (failed) {
      return refuse(
          "the table '%s' has a failed migration. Repair that with Flyway".formatted(table));
    }
    Set<FlywayVersion> known = new TreeSet<>(ids.stream().map(FlywayVersion::of).toList());
    FlywayVersion lowest = baseline;
    List<String> strangers =
        applied.stream()
            .filter(version -> !known.contains(version) && !version.equals(lowest))
            .map(FlywayVersion::text)
            .sorted()
            .toList();
    if (!strangers.isEmpty()) {
      return refuse(
          "it has %s, for which there is no file".formatted(StateCheck.quoted(strangers)));
    }
    Optional<FlywayVersion> highest =
        known.stream()
            .filter(version -> applied.contains(version) || version.compareTo(lowest) <= 0)
            .reduce((one, next) -> next);
    if (highest.isEmpty()) {
      return refuse("it has none of these versions");
    }
    List<String> missing =
        known.stream()
            .filter(version -> version.compareTo(highest.get()) < 0)
            .filter(version -> version.compareTo(lowest) > 0 && !applied.contains(version))
            .map(FlywayVersion::text)
            .toList();
    if (!missing.isEmpty()) {
      return refuse(
          "it has '%s' but lacks %s".formatted(highest.get().text(), StateCheck.quoted(missing)));
    }
    return ids.stream().filter(id -> FlywayVersion.of(id).equals(highest.get())).findFirst();
  }

  private Optional<String> refuse(String reason) {
    notes.add("The database was not stamped, because %s.".formatted(reason));
    return Optional.empty();
  }
}
