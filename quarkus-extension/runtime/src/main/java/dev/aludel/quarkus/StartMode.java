package dev.aludel.quarkus;

import java.util.Locale;

/** What happens to a database when the application starts. */
enum StartMode {
  UPGRADE,
  VALIDATE,
  WAIT,
  NONE,
  UPGRADE_AND_EXIT;

  /** The library has checked the word by then. */
  static StartMode of(String word) {
    return valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
