package dev.aludel.internal.script.file;

import dev.aludel.revision.RevisionNode;

/** A revision as it was written: where it stands in the graph, and how it is to be run. */
public sealed interface Script permits SqlScript, MigrationScript {

  /** {@return its place in the graph} */
  RevisionNode node();

  /** {@return how it wants to be run} */
  ScriptOptions options();

  /** {@return whether it can be undone} */
  boolean reversible();
}
