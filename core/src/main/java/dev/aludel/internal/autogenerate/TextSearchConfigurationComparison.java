package dev.aludel.internal.autogenerate;

import dev.aludel.schema.TextSearchConfiguration;

/** Mappings can be altered, and a parser can't. */
final class TextSearchConfigurationComparison implements KindComparison<TextSearchConfiguration> {
  @Override
  public Change between(TextSearchConfiguration before, TextSearchConfiguration after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    return before.parser().equals(after.parser()) ? Change.ALTER : Change.REMAKE;
  }
}
