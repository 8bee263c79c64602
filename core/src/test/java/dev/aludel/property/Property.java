package dev.aludel.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What holds for every value, tried with many random ones:
 *
 * <pre>{@code
 * @Test
 * void reversedTwiceAListIsItself() {
 *   Property.holds(1000, choices -> {
 *     List<Integer> list = choices.list(20, each -> each.nextInt(100));
 *     assertThat(reversed(reversed(list))).isEqualTo(list);
 *   });
 * }
 * }</pre>
 *
 * <p>A failure tells the seed, which repeats the run as {@code -Daludel.test.seed=…}, and the
 * smallest values found that fail, too.
 */
public final class Property {

  private static final String SEED = "aludel.test.seed";

  /** Runs that are spent on making a failure small. */
  private static final int PATIENCE = 3000;

  private final Consumer<Choices> property;
  private int patience = PATIENCE;

  private Property(Consumer<Choices> property) {
    this.property = property;
  }

  /**
   * Tries a property.
   *
   * @param tries how often; a fifth of them at least must not be left out
   * @param property draws its values, and throws where it doesn't hold
   */
  public static void holds(int tries, Consumer<Choices> property) {
    long seed =
        Optional.ofNullable(System.getProperty(SEED))
            .map(Long::valueOf)
            .orElseGet(System::nanoTime);
    new Property(property).holds(tries, seed);
  }

  static void holds(int tries, long seed, Consumer<Choices> property) {
    new Property(property).holds(tries, seed);
  }

  private void holds(int tries, long seed) {
    int checked = 0;
    for (int i = 0; i < tries; i++) {
      Choices choices = Choices.of(seed + i);
      Outcome outcome = outcome(choices);
      if (outcome.failure().isPresent()) {
        throw told(smallest(choices.made()), i + 1, seed);
      }
      checked += outcome.leftOut() ? 0 : 1;
    }
    if (checked * 5 < tries) {
      throw new AssertionError(
          "Only %d of %d tries were not left out (seed %d)".formatted(checked, tries, seed));
    }
  }

  /** How one try ended. */
  private record Outcome(boolean leftOut, Optional<Throwable> failure) {}

  private Outcome outcome(Choices choices) {
    try {
      property.accept(choices);
      return new Outcome(false, Optional.empty());
    } catch (Choices.LeftOut e) {
      return new Outcome(true, Optional.empty());
    } catch (RuntimeException | AssertionError e) {
      return new Outcome(false, Optional.of(e));
    }
  }

  private AssertionError told(List<Integer> numbers, int tried, long seed) {
    Choices choices = Choices.again(numbers);
    Outcome outcome = outcome(choices);
    String values = String.join("", choices.shown().stream().map(line -> line + "\n").toList());
    return new AssertionError(
        "Try %d failed. -D%s=%d repeats it. The smallest values that fail, from the choices %s:%n%s%s"
            .formatted(
                tried,
                SEED,
                seed,
                numbers,
                values,
                outcome.failure().map(Throwable::toString).orElse("(it does not fail again)")),
        outcome.failure().orElse(null));
  }

  /** Leaves numbers out, and makes them smaller, as long as it still fails. */
  private List<Integer> smallest(List<Integer> failing) {
    List<Integer> best = failing;
    for (List<Integer> before = List.of(); !before.equals(best) && patience > 0; ) {
      before = best;
      for (int size = 8; size > 0; size /= 2) {
        for (int at = best.size() - size; at >= 0; at--) {
          best = at + size <= best.size() ? withoutIfFailing(best, at, size) : best;
        }
      }
      for (int at = best.size() - 1; at >= 0; at--) {
        best = at < best.size() ? lowered(best, at) : best;
      }
    }
    return best;
  }

  private List<Integer> withoutIfFailing(List<Integer> numbers, int at, int size) {
    List<Integer> fewer = new ArrayList<>(numbers);
    fewer.subList(at, at + size).clear();
    return failing(fewer).orElse(numbers);
  }

  private List<Integer> lowered(List<Integer> numbers, int at) {
    List<Integer> best = numbers;
    int below = 0;
    while (at < best.size() && below < best.get(at)) {
      int middle = below + (best.get(at) - below) / 2;
      List<Integer> lower = new ArrayList<>(best);
      lower.set(at, middle);
      Optional<List<Integer>> fails = failing(lower);
      best = fails.orElse(best);
      below = fails.isPresent() ? below : middle + 1;
    }
    return best;
  }

  /** The numbers that were drawn, if the property fails with these. */
  private Optional<List<Integer>> failing(List<Integer> numbers) {
    if (patience-- <= 0) {
      return Optional.empty();
    }
    Choices choices = Choices.again(numbers);
    boolean fails = outcome(choices).failure().isPresent();
    List<Integer> made = choices.made();
    return fails && smaller(made, numbers) ? Optional.of(made) : Optional.empty();
  }

  /** What is drawn behind the last number must not make it longer again. */
  private static boolean smaller(List<Integer> made, List<Integer> numbers) {
    return made.size() <= numbers.size();
  }
}
