package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import io.quarkus.test.QuarkusUnitTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application that can't be built, or can't start, since the library refuses it. */
abstract class Refusal {

  /**
   * Expects what the library says.
   *
   * @param test the application
   * @param type the library's exception
   * @param messages its whole message; or pieces of it, around what differs each time
   * @return the application
   */
  static QuarkusUnitTest of(
      QuarkusUnitTest test, Class<? extends AludelException> type, String... messages) {
    return test.assertException(failure -> check(failure, type, messages));
  }

  /** The application has classes of its own, so that the exception is told by its name. */
  private static void check(
      Throwable failure, Class<? extends AludelException> type, String... messages) {
    List<Throwable> found =
        all(failure).stream()
            .filter(one -> one.getClass().getName().equals(type.getName()))
            .distinct()
            .toList();
    assertThat(found).as(() -> String.valueOf(failure)).hasSize(1);
    if (messages.length == 1) {
      assertThat(found.get(0)).hasMessage(messages[0]);
    } else {
      assertThat(found.get(0).getMessage())
          .startsWith(messages[0])
          .containsSubsequence(messages)
          .endsWith(messages[messages.length - 1]);
    }
  }

  private static List<Throwable> all(Throwable failure) {
    List<Throwable> all = new ArrayList<>(List.of(failure));
    for (int i = 0; i < all.size(); i++) {
      Throwable one = all.get(i);
      Stream.concat(Stream.ofNullable(one.getCause()), Stream.of(one.getSuppressed()))
          .filter(other -> !all.contains(other))
          .forEach(all::add);
    }
    return all;
  }

  @Test
  void theApplicationIsRefused() {
    throw new AssertionError("the application started");
  }
}
