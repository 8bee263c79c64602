package dev.aludel.internal.script.file;

import dev.aludel.revision.RevisionNode;
import java.util.Optional;
import java.util.function.Function;

/** A revision as it was written: where it stands in the graph, and how it is to be run. */
public sealed interface Script permits SqlScript, MigrationScript {

  /** {@return its place in the graph} */
  RevisionNode node();

  /** {@return how it wants to be run} */
  ScriptOptions options();

  /** {@return whether it can be undone} */
  boolean reversible();

  /** {@return what makes it one that can be undone, as an advice without a full stop} */
  String howToMakeReversible();

  /** {@return whether nothing happens where it runs} */
  boolean isEmpty();

  /**
   * Answers by what it is written in.
   *
   * @param sql the answer for one in SQL
   * @param java the answer for one in Java
   * @param <R> the answer's type
   * @return the one that was asked
   */
  <R> R match(Function<SqlScript, R> sql, Function<MigrationScript, R> java);

  /** {@return it, if it is written in SQL} */
  default Optional<SqlScript> sql() {
    return match(Optional::of, java -> Optional.empty());
  }

  /** {@return it, if it is written in Java} */
  default Optional<MigrationScript> java() {
    return match(sql -> Optional.empty(), Optional::of);
  }
}
