package dev.aludel.quarkus.devui;

import java.util.List;

/**
 * What a revision does.
 *
 * @param id its id
 * @param origin the file or the class that it was read from
 * @param java whether it is a Java class, whose upgrade is then the script of its step
 * @param reversible whether it can be downgraded
 * @param upgrade the SQL of its upgrade; empty where none can be shown
 * @param downgrade the SQL of its downgrade; empty where there is none
 * @param problems why something can't be shown
 */
public record RevisionView(
    String id,
    String origin,
    boolean java,
    boolean reversible,
    String upgrade,
    String downgrade,
    List<Problem> problems) {

  /** Copies the list. */
  public RevisionView {
    problems = List.copyOf(problems);
  }
}
