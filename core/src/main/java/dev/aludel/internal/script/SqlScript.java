package dev.aludel.internal.script;

import dev.aludel.revision.RevisionNode;

/** A revision in a SQL file: its header now, its statements when they are asked for. */
public final class SqlScript implements Script {

  private final RevisionNode node;
  private final ScriptOptions options;

  SqlScript(RevisionNode node, ScriptOptions options) {
    this.node = node;
    this.options = options;
  }

  @Override
  public RevisionNode node() {
    return node;
  }

  @Override
  public ScriptOptions options() {
    return options;
  }

  @Override
  public boolean reversible() {
    return true;
  }
}
