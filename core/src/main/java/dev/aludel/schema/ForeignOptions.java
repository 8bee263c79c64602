package dev.aludel.schema;

import java.util.List;

/**
 * The options of foreign data. A value may be a password, so that the text for logs and messages
 * holds the names alone; this is no record, as a record shows all that it has.
 */
public final class ForeignOptions {

  private final List<String> written;

  private ForeignOptions(List<String> written) {
    this.written = List.copyOf(written);
  }

  /**
   * Options as they are written.
   *
   * @param written each as {@code name 'value'}
   * @return the options
   */
  public static ForeignOptions of(List<String> written) {
    return new ForeignOptions(written);
  }

  /** {@return each option as {@code name 'value'}, for a statement and nothing else} */
  public List<String> written() {
    return written;
  }

  /**
   * The name of an option.
   *
   * @param option the option as it is written
   * @return the name in front of the value, which is a string with or without an {@code E}
   */
  public static String name(String option) {
    return option.replaceFirst("(?s) E?'.*", "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ForeignOptions options && written.equals(options.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  /** {@return the names, without the values} */
  @Override
  public String toString() {
    return written.stream().map(ForeignOptions::name).toList().toString();
  }
}
