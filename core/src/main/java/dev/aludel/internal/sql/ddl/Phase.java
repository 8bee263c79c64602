package dev.aludel.internal.sql.ddl;

/** When a step of a revision comes; within one phase the order is that of the operations. */
enum Phase {
  /** What takes no time, or has no other form: one transaction. */
  TOGETHER,
  /** What takes its time and keeps nobody waiting. */
  BUILD,
  /** What takes its time and fails where rows are in its way. */
  CHECK;

  /** {@return the one of two phases that comes later} */
  Phase atLeast(Phase other) {
    return compareTo(other) < 0 ? other : this;
  }
}
