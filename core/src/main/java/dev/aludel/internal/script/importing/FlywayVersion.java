package dev.aludel.internal.script.importing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version of Flyway's: numbers with dots between, compared number by number, so that 1.10 comes
 * after 1.9 and 1.0 is 1.
 *
 * @param text the version with dots, as flyway_schema_history has it
 */
public record FlywayVersion(String text) implements Comparable<FlywayVersion> {

  private static final String LABEL = "[A-Za-z][A-Za-z0-9]*";
  private static final Pattern ID = Pattern.compile("(?:(" + LABEL + ")\\.)?(\\d+(?:\\.\\d+)*)");

  /**
   * Reads a version.
   *
   * @param version numbers with dots or underscores between
   * @return the version
   */
  public static FlywayVersion of(String version) {
    return new FlywayVersion(version.replace('_', '.'));
  }

  /** {@return whether a label can be the beginning of an id} */
  static boolean isLabel(String text) {
    return text.matches(LABEL);
  }

  /** {@return the id that an import makes of this version} */
  String id(Optional<String> label) {
    return label.map(name -> name + ".").orElse("") + text;
  }

  /**
   * The label that an import puts before a version to make an id.
   *
   * @param id a revision's id
   * @return the label, or an empty text where the id is the version alone; nothing where the id was
   *     not made of a version, but of the time, say
   */
  public static Optional<String> labelOf(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? Optional.of(matcher.group(1) == null ? "" : matcher.group(1))
        : Optional.empty();
  }

  /**
   * Reads the version in an id.
   *
   * @param id an id that an import makes of a version
   * @return the version
   */
  public static FlywayVersion ofId(String id) {
    Matcher matcher = ID.matcher(id);
    return of(matcher.matches() ? matcher.group(2) : id);
  }

  @Override
  public int compareTo(FlywayVersion other) {
    List<BigInteger> ours = numbers();
    List<BigInteger> theirs = other.numbers();
    for (int index = 0; index < Math.max(ours.size(), theirs.size()); index++) {
      int difference = number(ours, index).compareTo(number(theirs, index));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlywayVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    List<BigInteger> numbers = new ArrayList<>(numbers());
    while (!numbers.isEmpty() && numbers.get(numbers.size() - 1).signum() == 0) {
      numbers.remove(numbers.size() - 1);
    }
    return numbers.hashCode();
  }

  private List<BigInteger> numbers() {
    return Stream.of(text.split("\\.")).map(BigInteger::new).toList();
  }

  private static BigInteger number(List<BigInteger> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
  }
}
