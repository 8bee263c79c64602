package dev.aludel.internal.autogenerate;

import dev.aludel.schema.EventTrigger;

/** Only when it fires can be altered. */
final class EventTriggerComparison implements KindComparison<EventTrigger> {
  @Override
  public Change between(EventTrigger before, EventTrigger after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    return before.equals(after.firing(before.firing())) ? Change.ALTER : Change.REMAKE;
  }
}
