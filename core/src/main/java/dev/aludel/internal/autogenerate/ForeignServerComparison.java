package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ForeignServer;

/** A server's version and options can be altered; its wrapper and type can't. */
final class ForeignServerComparison implements KindComparison<ForeignServer> {
  @Override
  public Change between(ForeignServer before, ForeignServer after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean same =
        before.wrapper().equals(after.wrapper())
            && before.type().equals(after.type())
            && (before.version().equals(after.version()) || after.version().isPresent());
    return same ? Change.ALTER : Change.REMAKE;
  }
}
