package dev.aludel.quarkus.devui;

import dev.aludel.error.AludelException;
import java.util.List;
import java.util.function.Supplier;

/**
 * What became of a button that was pressed.
 *
 * @param message what was done; empty where there is a problem
 * @param problems why it was not done; empty where it was
 */
public record Outcome(String message, List<Problem> problems) {

  /** Copies the list. */
  public Outcome {
    problems = List.copyOf(problems);
  }

  /** {@return what the work says of itself, or why the library stopped it} */
  static Outcome of(Supplier<String> work) {
    try {
      return new Outcome(work.get(), List.of());
    } catch (AludelException e) {
      return new Outcome("", List.of(Problem.of(e)));
    }
  }
}
