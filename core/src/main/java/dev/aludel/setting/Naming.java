package dev.aludel.setting;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where new revision files are written, and how they are called.
 *
 * @param folder the folder; empty for the first location that can be written to
 * @param fileName the pattern of a file's name: {@code ${id}}, {@code ${slug}}, {@code ${year}},
 *     {@code ${month}}, {@code ${day}}, {@code ${hour}}, {@code ${minute}}, {@code ${second}},
 *     {@code ${epoch}}; a slash makes a folder
 * @param timeZone the time zone of dates in names and templates; an id made from the time is always
 *     in UTC
 * @param slugLength how many characters the message may have in a file's name; at least 1
 * @param slug which letters of the message a file's name has
 */
public record Naming(
    Optional<String> folder, String fileName, ZoneId timeZone, int slugLength, Slug slug) {

  /** Which letters of a message a file's name has. */
  public enum Slug {
    /** Those of every script, as they are. */
    KEEP,
    /** ASCII alone, for tools that know no others: marks go, and words of other scripts. */
    ASCII
  }

  /** Refuses a blank pattern and a slug without length. */
  public Naming {
    if (fileName.isBlank()) {
      throw new IllegalArgumentException("A file's name needs a pattern, such as '${id}_${slug}'");
    }
    if (slugLength < 1) {
      throw new IllegalArgumentException("A slug has at least 1 character, not " + slugLength);
    }
  }

  /** {@return {@code ${id}_${slug}} in the first location, in UTC, with a slug of 40 characters} */
  public static Naming defaults() {
    return new Naming(Optional.empty(), "${id}_${slug}", ZoneOffset.UTC, 40, Slug.KEEP);
  }

  /**
   * The same with another folder.
   *
   * @param path a folder that is there; a relative one starts at the working folder
   * @return the changed settings
   */
  public Naming withFolder(String path) {
    return new Naming(Optional.of(path), fileName, timeZone, slugLength, slug);
  }

  /**
   * The same with another pattern.
   *
   * @param pattern the pattern
   * @return the changed settings
   */
  public Naming withFileName(String pattern) {
    return new Naming(folder, pattern, timeZone, slugLength, slug);
  }

  /**
   * The same with another time zone.
   *
   * @param zone the time zone
   * @return the changed settings
   */
  public Naming withTimeZone(ZoneId zone) {
    return new Naming(folder, fileName, zone, slugLength, slug);
  }

  /**
   * The same with another length of the slug.
   *
   * @param characters how many characters it may have
   * @return the changed settings
   */
  public Naming withSlugLength(int characters) {
    return new Naming(folder, fileName, timeZone, characters, slug);
  }

  /**
   * The same with other letters in the slug.
   *
   * @param letters which letters it has
   * @return the changed settings
   */
  public Naming withSlug(Slug letters) {
    return new Naming(folder, fileName, timeZone, slugLength, letters);
  }
}
