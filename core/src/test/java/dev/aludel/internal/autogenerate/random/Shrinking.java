package dev.aludel.internal.autogenerate.random;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Leaves statements out of a failing pair as long as it fails in the same way. */
final class Shrinking {

  /** Tries that are spent on it. */
  private static final int PATIENCE = 500;

  private final Trial trial;
  private final String sort;
  private RandomPair best;
  private int patience = PATIENCE;

  private Shrinking(Trial trial, RandomPair failing, String sort) {
    this.trial = trial;
    this.sort = sort;
    this.best = failing;
  }

  /** {@return the smallest pair found that has a fault of this sort, too} */
  static RandomPair smallest(Trial trial, RandomPair failing, String sort) throws SQLException {
    Shrinking shrinking = new Shrinking(trial, failing, sort);
    RandomPair before;
    do {
      before = shrinking.best;
      shrinking.both();
      shrinking.one(true);
      shrinking.one(false);
    } while (!shrinking.best.equals(before) && shrinking.patience > 0);
    return shrinking.best;
  }

  /** The same statements out of both. */
  private void both() throws SQLException {
    for (int size = Math.max(1, best.before().size() / 2); size > 0; size /= 2) {
      for (int at = best.before().size() - size; at >= 0; at--) {
        if (at + size <= best.before().size()) {
          List<String> out = best.before().subList(at, at + size);
          List<String> after = new ArrayList<>(best.after());
          if (after.removeAll(out)) {
            keepIfFailing(new RandomPair(without(best.before(), at, size), after));
          }
        }
      }
    }
  }

  private void one(boolean first) throws SQLException {
    List<String> list = first ? best.before() : best.after();
    for (int size = Math.max(1, list.size() / 2); size > 0; size /= 2) {
      for (int at = list.size() - size; at >= 0; at--) {
        List<String> now = first ? best.before() : best.after();
        if (at + size <= now.size()) {
          List<String> fewer = without(now, at, size);
          keepIfFailing(
              first ? new RandomPair(fewer, best.after()) : new RandomPair(best.before(), fewer));
        }
      }
    }
  }

  private static List<String> without(List<String> list, int at, int size) {
    List<String> fewer = new ArrayList<>(list);
    fewer.subList(at, at + size).clear();
    return fewer;
  }

  private void keepIfFailing(RandomPair pair) throws SQLException {
    if (patience-- > 0
        && trial.fault(pair).filter(fault -> fault.sort().equals(sort)).isPresent()) {
      best = pair;
    }
  }
}
