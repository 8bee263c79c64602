package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A collation.
 *
 * @param id which
 * @param provider {@code libc}, {@code icu} or {@code builtin}
 * @param deterministic whether strings are equal only if their bytes are
 * @param collate the locale that orders strings
 * @param characters the locale that classifies characters, where it is another one
 * @param rules rules beside those of the locale
 */
public record Collation(
    ObjectId id,
    String provider,
    boolean deterministic,
    String collate,
    Optional<String> characters,
    Optional<String> rules)
    implements SchemaObject {

  @Override
  public boolean isReplaceable() {
    return true;
  }

  @Override
  public List<String> occupies() {
    return List.of("collation " + String.join(".", id.path()));
  }

  @Override
  public Collation as(ObjectId other) {
    return new Collation(other, provider, deterministic, collate, characters, rules);
  }
}
