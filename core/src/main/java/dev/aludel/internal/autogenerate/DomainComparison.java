package dev.aludel.internal.autogenerate;

import dev.aludel.schema.DomainType;

/** What a domain stands on can't be altered; all else can. */
final class DomainComparison implements KindComparison<DomainType> {
  @Override
  public Change between(DomainType before, DomainType after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    return before.type().equals(after.type()) && before.collation().equals(after.collation())
        ? Change.ALTER
        : Change.REMAKE;
  }
}
