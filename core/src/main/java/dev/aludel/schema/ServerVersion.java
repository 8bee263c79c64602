package dev.aludel.schema;

/**
 * The version of a PostgreSQL server; what differs between versions is a question to this.
 *
 * @param number the version as {@code server_version_num} has it, such as 170007 for 17.7
 */
public record ServerVersion(int number) implements Comparable<ServerVersion> {

  private static final int MINORS = 10_000;

  /** Refuses what is no version of a server that says its number in this form. */
  public ServerVersion {
    if (number < 10 * MINORS) {
      throw new IllegalArgumentException("no version of PostgreSQL 10 or newer: " + number);
    }
  }

  /**
   * The first release of a major version.
   *
   * @param major the major version, such as 17
   * @return its version
   */
  public static ServerVersion ofMajor(int major) {
    return new ServerVersion(major * MINORS);
  }

  /** {@return the major version, such as 17} */
  public int major() {
    return number / MINORS;
  }

  /**
   * Whether this is a major version or a newer one.
   *
   * @param major the major version, such as 15
   * @return whether the server is that new
   */
  public boolean atLeast(int major) {
    return major() >= major;
  }

  @Override
  public int compareTo(ServerVersion other) {
    return Integer.compare(number, other.number);
  }

  /** {@return the version as people write it, such as {@code 17.7}} */
  @Override
  public String toString() {
    return major() + "." + number % MINORS;
  }
}
