package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Policy;

/** ALTER POLICY changes roles and conditions; it can't take a condition away. */
final class PolicyComparison implements KindComparison<Policy> {
  @Override
  public Change between(Policy before, Policy after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean alterable =
        before.permissive() == after.permissive()
            && before.command().equals(after.command())
            && (before.using().isEmpty() || after.using().isPresent())
            && (before.check().isEmpty() || after.check().isPresent());
    return alterable ? Change.ALTER : Change.REMAKE;
  }
}
