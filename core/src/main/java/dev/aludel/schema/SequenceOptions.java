package dev.aludel.schema;

/**
 * How a sequence counts.
 *
 * @param type smallint, integer or bigint
 * @param start the first value
 * @param increment the step; never 0
 * @param minimum the smallest value
 * @param maximum the largest value
 * @param cache how many values a session takes at once
 * @param cycle whether it begins anew at its end
 */
public record SequenceOptions(
    String type,
    long start,
    long increment,
    long minimum,
    long maximum,
    long cache,
    boolean cycle) {

  /**
   * What a sequence of this type has when nothing is said.
   *
   * @param type smallint, integer or bigint
   * @return the options
   */
  public static SequenceOptions of(String type) {
    return of(type, 1);
  }

  /**
   * What a sequence of this type and step has when nothing else is said.
   *
   * @param type smallint, integer or bigint
   * @param increment the step
   * @return the options
   */
  public static SequenceOptions of(String type, long increment) {
    return increment > 0
        ? new SequenceOptions(type, 1, increment, 1, largest(type), 1, false)
        : new SequenceOptions(type, -1, increment, smallest(type), -1, 1, false);
  }

  /**
   * The same options after the type alone was changed: a bound that is the type's own moves along.
   *
   * @param other smallint, integer or bigint
   * @return the options
   */
  public SequenceOptions as(String other) {
    return new SequenceOptions(
        other,
        start,
        increment,
        minimum == smallest(type) ? smallest(other) : minimum,
        maximum == largest(type) ? largest(other) : maximum,
        cache,
        cycle);
  }

  private static long smallest(String type) {
    return -largest(type) - 1;
  }

  private static long largest(String type) {
    return switch (type) {
      case "smallint" -> Short.MAX_VALUE;
      case "integer" -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }
}
