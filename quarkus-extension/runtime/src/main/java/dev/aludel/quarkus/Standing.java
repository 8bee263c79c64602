package dev.aludel.quarkus;

import dev.aludel.report.CurrentState;

/** Where a database stands, seen from this build. */
enum Standing {
  AT_HEAD,
  BEHIND,
  AHEAD;

  static Standing of(CurrentState state) {
    if (state.atHeads()) {
      return AT_HEAD;
    }
    return state.unknown().isEmpty() ? BEHIND : AHEAD;
  }
}
