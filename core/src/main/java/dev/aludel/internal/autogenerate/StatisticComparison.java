package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Statistic;

/** Only how finely statistics count can be altered. */
final class StatisticComparison implements KindComparison<Statistic> {
  @Override
  public Change between(Statistic before, Statistic after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean same = before.of().equals(after.of()) && before.definition().equals(after.definition());
    return same ? Change.ALTER : Change.REMAKE;
  }
}
