package dev.aludel.quarkus.devui;

import java.util.List;

/**
 * What the entities want and no revision makes.
 *
 * @param from what they are compared with
 * @param to what they are called
 * @param words the differences in words, one each; empty where there is none
 * @param upgrade the SQL that leads there; empty where it can't be told
 * @param downgrade the SQL that leads back; empty where it can't be told
 * @param undecided how many places of it wait for a person's decision
 * @param first whether it would be the first revision there is
 * @param notes what there is to know about how it was found out
 * @param problems why it can't be told, or not written as it stands
 */
public record ChangesView(
    String from,
    String to,
    List<String> words,
    String upgrade,
    String downgrade,
    int undecided,
    boolean first,
    List<String> notes,
    List<Problem> problems) {

  /** Copies the lists. */
  public ChangesView {
    words = List.copyOf(words);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }
}
