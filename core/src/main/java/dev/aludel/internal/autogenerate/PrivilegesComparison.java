package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Privileges;

/** Privileges are granted and revoked in place. */
final class PrivilegesComparison implements KindComparison<Privileges> {
  @Override
  public Change between(Privileges before, Privileges after) {
    return before.grants().equals(after.grants()) ? Change.NONE : Change.ALTER;
  }
}
