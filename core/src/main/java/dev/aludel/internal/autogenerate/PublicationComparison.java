package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Publication;

/** A publication of some tables can't become one of all, nor the other way. */
final class PublicationComparison implements KindComparison<Publication> {
  @Override
  public Change between(Publication before, Publication after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    return before.allTables() == after.allTables() ? Change.ALTER : Change.REMAKE;
  }
}
