/**
 * Revisions as nodes, their graph, resolving an identifier, and the plan from here to there. Pure,
 * in memory.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.revision;
