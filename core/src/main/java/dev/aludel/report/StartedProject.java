package dev.aludel.report;

import java.util.List;

/**
 * A project that was started.
 *
 * @param files the paths of the files that were written
 * @param next what to do next, each a sentence
 */
public record StartedProject(List<String> files, List<String> next) {

  /** Copies the lists. */
  public StartedProject {
    files = List.copyOf(files);
    next = List.copyOf(next);
  }
}
