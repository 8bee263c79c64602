package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Aggregate;

/** OR REPLACE changes what an aggregate is made of, not what it takes and answers. */
final class AggregateComparison implements KindComparison<Aggregate> {
  @Override
  public Change between(Aggregate before, Aggregate after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean sameSignature =
        before.arguments().equals(after.arguments()) && before.result().equals(after.result());
    return sameSignature ? Change.ALTER : Change.REMAKE;
  }
}
