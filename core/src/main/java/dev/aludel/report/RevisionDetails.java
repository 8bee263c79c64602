package dev.aludel.report;

import java.util.List;
import java.util.Optional;

/**
 * Everything there is to know of one revision.
 *
 * @param entry the revision and its place in the graph
 * @param children the ids that revise it
 * @param dependents the ids that depend on it
 * @param reversible whether it can be downgraded
 * @param upgrade the upgrade's SQL; empty for a Java revision
 * @param downgrade the downgrade's SQL; empty for a Java revision and where there is none
 * @param log its newest row of the log; empty where there is none or no database was asked
 */
public record RevisionDetails(
    HistoryEntry entry,
    List<String> children,
    List<String> dependents,
    boolean reversible,
    Optional<String> upgrade,
    Optional<String> downgrade,
    Optional<LogEntry> log) {

  /** Copies the lists. */
  public RevisionDetails {
    children = List.copyOf(children);
    dependents = List.copyOf(dependents);
  }
}
