package dev.aludel.internal.database;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What another schema holds under the names of Aludel's tables.
 *
 * @param schema the schema
 * @param rows the version table's rows; read only where there is no log
 * @param logged the newest finished row of its log for each revision
 */
public record OtherHistory(
    String schema, SortedSet<String> rows, Map<String, LoggedRevision> logged) {

  /** Copies the collections. */
  public OtherHistory {
    rows = Collections.unmodifiableSortedSet(new TreeSet<>(rows));
    logged = Map.copyOf(logged);
  }
}
