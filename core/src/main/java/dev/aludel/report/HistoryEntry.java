package dev.aludel.report;

import dev.aludel.revision.RevisionNode;

/**
 * One revision of the history, with what the graph and the database say of it.
 *
 * @param revision the revision
 * @param head whether no other revision revises it
 * @param effectiveHead whether it is a head that another revision depends on
 * @param branchPoint whether several revisions revise it
 * @param current whether the database has a row for it; false where no database was asked
 * @param applied whether the database has it; false where no database was asked
 */
public record HistoryEntry(
    RevisionNode revision,
    boolean head,
    boolean effectiveHead,
    boolean branchPoint,
    boolean current,
    boolean applied) {}
