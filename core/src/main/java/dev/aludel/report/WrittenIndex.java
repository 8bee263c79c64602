package dev.aludel.report;

/**
 * A build index that was written.
 *
 * @param file its path
 * @param revisions how many revisions it lists
 */
public record WrittenIndex(String file, int revisions) {}
