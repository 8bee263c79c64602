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
    long top =
        switch (type) {
          case "smallint" -> Short.MAX_VALUE;
          case "integer" -> Integer.MAX_VALUE;
          default -> Long.MAX_VALUE;
        };
    return increment > 0
        ? new SequenceOptions(type, 1, increment, 1, top, 1, false)
        : new SequenceOptions(type, -1, increment, -top - 1, -1, 1, false);
  }
}
