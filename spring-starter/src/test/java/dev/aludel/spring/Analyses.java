package dev.aludel.spring;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Keeps what Spring Boot tells the user of an application that didn't start. */
final class Analyses implements FailureAnalysisReporter {

  private static final AtomicReference<FailureAnalysis> LAST = new AtomicReference<>();

  Analyses() {}

  @Override
  public void report(FailureAnalysis analysis) {
    LAST.set(analysis);
  }

  static void forget() {
    LAST.set(null);
  }

  /** {@return the last description and action; empty where no analyzer knew the failure} */
  static String last() {
    return Optional.ofNullable(LAST.get())
        .map(
            analysis ->
                analysis.getDescription() + "\n" + Objects.toString(analysis.getAction(), ""))
        .orElse("");
  }
}
