package dev.aludel.report;

import java.util.List;

/**
 * What the index of an application names; a native image has to be told of both.
 *
 * @param files the SQL files by their path on the class path
 * @param classes the Java revisions by the name of their class
 */
public record IndexedRevisions(List<String> files, List<String> classes) {

  /** Where an application has the index on its class path. */
  public static final String PATH = "META-INF/aludel/index";

  /** Copies the lists. */
  public IndexedRevisions {
    files = List.copyOf(files);
    classes = List.copyOf(classes);
  }
}
