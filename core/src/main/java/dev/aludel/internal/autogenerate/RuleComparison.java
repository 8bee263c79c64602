package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Rule;

/** OR REPLACE changes everything of a rule but its table. */
final class RuleComparison implements KindComparison<Rule> {
  @Override
  public Change between(Rule before, Rule after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    return before.relation().equals(after.relation()) ? Change.ALTER : Change.REMAKE;
  }
}
