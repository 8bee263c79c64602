package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.WorkbenchException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void whyAnApplicationDoesNotStartIsToldInTheLibrarysWordsWhereItHasSome() {
    Throwable failure =
        new IllegalStateException(
            "outer",
            new WorkbenchException(
                WorkbenchException.Reason.FILE_FAILED, "What.", "Do.", new IOException("inner")));
    assertThat(Problem.of(failure))
        .containsExactly(new Problem("The application doesn't start again: What.\nDo.", ""));
  }

  @Test
  void elseItIsTheInnermostCause() {
    Throwable failure = new IllegalStateException("outer", new RuntimeException("inner"));
    assertThat(Problem.of(failure))
        .containsExactly(new Problem("The application doesn't start again: inner", ""));
  }

  @Test
  void anApplicationThatStartsHasNone() {
    assertThat(Problem.of((Throwable) null)).isEmpty();
  }
}
