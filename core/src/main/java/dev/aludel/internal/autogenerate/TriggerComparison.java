package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Trigger;

/** OR REPLACE changes any trigger but a constraint trigger. */
final class TriggerComparison implements KindComparison<Trigger> {
  @Override
  public Change between(Trigger before, Trigger after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean sameText =
        before.events().equals(after.events()) && before.action().equals(after.action());
    boolean replaceable = !before.constraint() && !after.constraint();
    return before.relation().equals(after.relation())
            && before.constraint() == after.constraint()
            && (sameText || replaceable)
        ? Change.ALTER
        : Change.REMAKE;
  }
}
