package dev.aludel.internal.autogenerate.random;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The random choices of one object, each under a name: a choice doesn't depend on those before it,
 * and one among several things stays as it is when other things come or go. So a schema can be
 * changed in one place and is the same everywhere else.
 */
final class Draw {

  private final long seed;

  /** How often each choice was changed; names are kept in the order of their first use. */
  private final Map<String, Integer> turns;

  private Draw(long seed, Map<String, Integer> turns) {
    this.seed = seed;
    this.turns = new LinkedHashMap<>(turns);
  }

  static Draw of(long seed) {
    return new Draw(seed, Map.of());
  }

  /** {@return the same choices but for one, picked by a number} */
  Draw turned(int which) {
    if (turns.isEmpty()) {
      return of(seed + 1);
    }
    Draw other = new Draw(seed, turns);
    String name = List.copyOf(turns.keySet()).get(which % turns.size());
    other.turns.merge(name, 1, Integer::sum);
    return other;
  }

  /** {@return a number below a bound} */
  int number(String name, int bound) {
    return (int) Long.remainderUnsigned(hash(name, ""), bound);
  }

  /** {@return whether something of this probability happens} */
  boolean happens(String name, int percent) {
    return number(name, 100) < percent;
  }

  /** {@return a text in so many cases, else nothing} */
  String maybe(String name, int percent, String text) {
    return happens(name, percent) ? text : "";
  }

  /** {@return one of several} */
  @SafeVarargs
  final <T> T of(String name, T... values) {
    return values[number(name, values.length)];
  }

  /** {@return one of those that there are} */
  <T> Optional<T> among(String name, Collection<T> values) {
    T best = null;
    long least = 0;
    for (T value : values) {
      long hash = hash(name, value.toString());
      if (best == null || hash < least) {
        best = value;
        least = hash;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@return several of those that there are, in a random order} */
  <T> List<T> several(String name, Collection<T> values, int most) {
    int size = 1 + number(name + " size", most);
    return values.stream()
        .sorted(java.util.Comparator.comparingLong(value -> hash(name, value.toString())))
        .limit(size)
        .toList();
  }

  private long hash(String name, String value) {
    long hash = seed * 0x9E3779B97F4A7C15L;
    hash = mixed(hash ^ name.hashCode());
    hash = mixed(hash + turns.computeIfAbsent(name, any -> 0));
    return mixed(hash ^ ((long) value.hashCode() << 17));
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
