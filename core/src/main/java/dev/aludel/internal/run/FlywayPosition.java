package dev.aludel.internal.run;

import dev.aludel.internal.database.FlywayHistory;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.Tables;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.script.importing.FlywayVersion;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Flyway's table says of the revisions that were made of its versions. */
final class FlywayPosition {

  private final String table;
  private final Set<FlywayVersion> applied = new HashSet<>();
  private FlywayVersion baseline = FlywayVersion.of("0");
  private boolean failed;

  /** Adds up rows about versions, in the order in which they were written. */
  private FlywayPosition(String table, List<FlywayHistory.Row> rows) {
    this.table = table;
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
  }

  /**
   * Reads Flyway's table.
   *
   * @param session the connection
   * @param tables where it is looked for, and whose tables count
   * @param table its name
   * @return what it says; nothing where there is no such table
   */
  static Optional<FlywayPosition> read(Session session, Tables tables, String table) {
    return FlywayHistory.read(session, tables, table).map(rows -> new FlywayPosition(table, rows));
  }

  /**
   * Where the database is, or why that can't be said.
   *
   * @param id the revision that it is at
   * @param refusal why there is none, as the end of a sentence; else an empty text
   */
  record Target(Optional<String> id, String refusal) {
    private static Target refused(String refusal, Object... values) {
      return new Target(Optional.empty(), refusal.formatted(values));
    }
  }

  /** {@return whether no version ever ran} */
  boolean isEmpty() {
    return applied.isEmpty() && !failed;
  }

  /**
   * Finds the revision that the database is at.
   *
   * @param ids revisions that were made of versions
   */
  Target target(Collection<String> ids) {
    if (failed) {
      return Target.refused(
          "Flyway's table '%s' has a failed migration. Repair that with Flyway", table);
    }
    Set<FlywayVersion> known = new TreeSet<>(ids.stream().map(FlywayVersion::ofId).toList());
    List<String> strangers =
        applied.stream()
            .filter(version -> !known.contains(version) && !version.equals(baseline))
            .map(FlywayVersion::text)
            .sorted()
            .toList();
    if (!strangers.isEmpty()) {
      return Target.refused(
          "Flyway's table '%s' has %s, for which there is no file",
          table, StateCheck.quoted(strangers));
    }
    Optional<FlywayVersion> highest = known.stream().filter(this::has).reduce((one, next) -> next);
    if (highest.isEmpty()) {
      return Target.refused("Flyway's table '%s' has none of these versions", table);
    }
    List<String> missing =
        known.stream()
            .filter(version -> version.compareTo(highest.get()) < 0 && !has(version))
            .map(FlywayVersion::text)
            .toList();
    if (!missing.isEmpty()) {
      return Target.refused(
          "Flyway's table '%s' has '%s' but lacks %s",
          table, highest.get().text(), StateCheck.quoted(missing));
    }
    return new Target(
        ids.stream().filter(id -> FlywayVersion.ofId(id).equals(highest.get())).findFirst(), "");
  }

  /**
   * {@return whether the database has a revision, as the table says; a baseline counts with all
   * below it}
   *
   * @param id a revision that was made of a version
   */
  boolean has(String id) {
    return has(FlywayVersion.ofId(id));
  }

  private boolean has(FlywayVersion version) {
    return applied.contains(version) || version.compareTo(baseline) <= 0;
  }
}
