package dev.aludel.examples.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Schemas that each get the revisions, as an option of the workers'. */
final class Tenants {

  private static final String OPTION = "tenants ";

  private Tenants() {}

  static String option(int number) {
    return OPTION + number;
  }

  /** {@return the names of the schemas; nothing where an option says something else} */
  static Optional<List<String>> of(String option) {
    return option.startsWith(OPTION)
        ? Optional.of(
            IntStream.rangeClosed(1, Integer.parseInt(option.substring(OPTION.length())))
                .mapToObj(number -> "tenant_" + number)
                .toList())
        : Optional.empty();
  }
}
