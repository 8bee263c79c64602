package dev.aludel.internal.autogenerate;

import dev.aludel.schema.RowSecurity;

/** Row security is switched in place. */
final class RowSecurityComparison implements KindComparison<RowSecurity> {
  @Override
  public Change between(RowSecurity before, RowSecurity after) {
    return before.equals(after) ? Change.NONE : Change.ALTER;
  }
}
