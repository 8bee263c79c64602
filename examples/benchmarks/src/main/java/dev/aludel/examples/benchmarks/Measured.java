package dev.aludel.examples.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A contender with what it took.
 *
 * @param contender who it is
 * @param samples of each round
 * @param footprint of a run that is not among the samples
 */
record Measured(Contender contender, List<Sample> samples, Footprint footprint) {

  /** {@return a figure of each sample, sorted} */
  List<Double> sorted(ToDoubleFunction<Sample> figure) {
    return samples.stream().mapToDouble(figure).sorted().boxed().toList();
  }

  /** {@return the median of a figure} */
  double median(ToDoubleFunction<Sample> figure) {
    return median(sorted(figure));
  }

  static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
