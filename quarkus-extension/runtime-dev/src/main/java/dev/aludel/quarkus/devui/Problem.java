package dev.aludel.quarkus.devui;

import dev.aludel.error.AludelException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that the library refused or failed to do, in its words.
 *
 * @param description what happened and where
 * @param action what to do next; empty where the description says it already
 */
public record Problem(String description, String action) {

  private static final int DEEPEST = 50;

  private static final String LIBRARY = "dev.aludel.";

  static Problem of(AludelException e) {
    return new Problem(e.description(), e.action());
  }

  /**
   * Why an application didn't start again. Its classes are not those of the application that asks,
   * so that the library's own exception is told by its name.
   */
  static List<Problem> of(@Nullable Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, Objects::nonNull, cause -> cause.getCause())
            .limit(DEEPEST)
            .toList();
    return causes.stream()
        .filter(cause -> cause.getClass().getName().startsWith(LIBRARY))
        .findFirst()
        .or(() -> causes.stream().reduce((outer, inner) -> inner))
        .map(cause -> new Problem("The application doesn't start again: " + cause.getMessage(), ""))
        .stream()
        .toList();
  }
}
