package dev.aludel.quarkus.devui;

import dev.aludel.error.RowsMovedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Marks what the page was shown, so that a button does that and nothing else. A mark holds until
 * the application starts again: its revisions may have another text then.
 */
final class Mark {

  private final String start = UUID.randomUUID().toString();

  /** {@return the mark of a plan, or of whatever else was shown} */
  String of(Object shown) {
    return UUID.nameUUIDFromBytes((start + shown).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Refuses where something else was shown than there is now. */
  void check(String seen, Object now) {
    if (!of(now).equals(seen)) {
      throw new RowsMovedException(
          "The database or the revisions have changed since the page showed what this would do.",
          "Nothing was done. Look at what is shown now, and press again.",
          List.of());
    }
  }
}
