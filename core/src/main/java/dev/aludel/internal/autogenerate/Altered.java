package dev.aludel.internal.autogenerate;

import dev.aludel.schema.SchemaObject;

/**
 * For kinds of which everything can be altered in place, and whose users stay.
 *
 * @param <T> the kind's record
 */
final class Altered<T extends SchemaObject> implements KindComparison<T> {
  @Override
  public Change between(T before, T after) {
    return before.equals(after) ? Change.NONE : Change.ALTER;
  }
}
