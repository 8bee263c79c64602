package dev.aludel.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Where a property's values come from: a random number generator that remembers each number it
 * gave. The same numbers make the same values again, and smaller numbers make smaller values.
 */
public final class Choices extends Random {

  private static final long serialVersionUID = 1;

  private final transient Random source;
  private final transient List<Integer> given;
  private final transient List<Integer> made = new ArrayList<>();
  private final transient List<String> shown = new ArrayList<>();
  private final boolean repeats;

  private Choices(Random source, List<Integer> given, boolean repeats) {
    this.source = source;
    this.given = given;
    this.repeats = repeats;
  }

  /** New numbers, which the seed decides. */
  static Choices of(long seed) {
    return new Choices(new Random(seed), List.of(), false);
  }

  /** These numbers; 0 behind the last one, and the largest allowed in place of a larger one. */
  static Choices again(List<Integer> numbers) {
    return new Choices(new Random(0), numbers, true);
  }

  /** {@return the numbers that were given out} */
  List<Integer> made() {
    return List.copyOf(made);
  }

  /** {@return what the property wants to be seen in a failure} */
  List<String> shown() {
    return List.copyOf(shown);
  }

  @Override
  public int nextInt(int bound) {
    int at = made.size();
    int number =
        !repeats
            ? source.nextInt(bound)
            : at < given.size() ? Math.min(given.get(at), bound - 1) : 0;
    made.add(number);
    return number;
  }

  @Override
  public int nextInt(int origin, int bound) {
    return origin + nextInt(bound - origin);
  }

  @Override
  public boolean nextBoolean() {
    return nextInt(2) == 1;
  }

  @Override
  protected int next(int bits) {
    throw new UnsupportedOperationException("Properties draw with nextInt(bound) or nextBoolean()");
  }

  /**
   * {@return one of several values; the first is the smallest}
   *
   * @param values what there is
   */
  public <T> T of(List<T> values) {
    return values.get(nextInt(values.size()));
  }

  /**
   * {@return a list}
   *
   * @param most how long it is at most
   * @param element makes one of its elements
   */
  public <T> List<T> list(int most, Function<Choices, T> element) {
    List<T> list = new ArrayList<>();
    // A word before each element, so that any of them can be left out.
    while (list.size() < most && nextInt(most / 2 + 2) > 0) {
      list.add(element.apply(this));
    }
    return list;
  }

  /**
   * {@return any text: letters and digits, control characters, signs of any script, halves of
   * pairs}
   *
   * @param most how long it is at most, in characters
   */
  public String text(int most) {
    StringBuilder text = new StringBuilder();
    list(most, choices -> choices.nextInt(choices.nextInt(4) == 3 ? 0x10000 : 0x80))
        .forEach(character -> text.append((char) character.intValue()));
    return text.toString();
  }

  /**
   * Shows a value where the property fails.
   *
   * @param name what it is
   * @param value the value
   * @return the value
   */
  public <T> T show(String name, T value) {
    shown.add(name + " = " + value);
    return value;
  }

  /**
   * Leaves a try out that the property says nothing about.
   *
   * @param holds whether it does say something
   */
  public void assume(boolean holds) {
    if (!holds) {
      throw new LeftOut();
    }
  }

  /** The property says nothing about these values. */
  static final class LeftOut extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeftOut() {
      super(null, null, false, false);
    }
  }
}
