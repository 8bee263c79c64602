package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Index;

/** An index that differs is made again; which index it is a part of doesn't count. */
final class IndexComparison implements KindComparison<Index> {
  @Override
  public Change between(Index before, Index after) {
    return before.alone().equals(after.alone()) ? Change.NONE : Change.REMAKE;
  }
}
