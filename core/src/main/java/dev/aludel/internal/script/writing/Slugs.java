package dev.aludel.internal.script.writing;

import dev.aludel.setting.Naming;

/** Names of files whose id is given. */
public final class Slugs {

  private Slugs() {}

  /**
   * The usual name of a revision's file.
   *
   * @param id its id
   * @param message its message
   * @param naming which letters of the message, and how many
   * @return the id, the message's words, and the ending
   */
  public static String fileName(String id, String message, Naming naming) {
    String slug = Slug.of(message, naming);
    return id + (slug.isEmpty() ? "" : "_" + slug) + ".sql";
  }
}
