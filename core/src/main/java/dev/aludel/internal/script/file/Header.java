package dev.aludel.internal.script.file;

import dev.aludel.revision.RevisionNode;

/**
 * What the header of a revision's file says.
 *
 * @param node where the revision stands in the graph
 * @param options how it wants to be run
 */
record Header(RevisionNode node, ScriptOptions options) {}
