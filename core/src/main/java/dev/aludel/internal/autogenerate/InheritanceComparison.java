package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Inheritance;

/** Parents come and go in place. */
final class InheritanceComparison implements KindComparison<Inheritance> {
  @Override
  public Change between(Inheritance before, Inheritance after) {
    return before.equals(after) ? Change.NONE : Change.ALTER;
  }
}
