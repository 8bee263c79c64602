package dev.aludel.internal.script.writing;

/** Names of files whose id is given. */
public final class Slugs {

  private Slugs() {}

  /**
   * The usual name of a revision's file.
   *
   * @param id its id
   * @param message its message
   * @param length how many characters of the message
   * @return the id, the message's words, and the ending
   */
  public static String fileName(String id, String message, int length) {
    String slug = Slug.of(message, length);
    return id + (slug.isEmpty() ? "" : "_" + slug) + ".sql";
  }
}
