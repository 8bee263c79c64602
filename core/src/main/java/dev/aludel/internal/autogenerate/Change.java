package dev.aludel.internal.autogenerate;

/** What it takes to turn an object into another one of the same identity. */
enum Change {
  /** Nothing: they are equal. */
  NONE,
  /** It can be altered in place; what needs it stays. */
  ALTER,
  /** Another one must take its place, and what holds values of it moves over. */
  REPLACE,
  /** It must be dropped and made again, and so must what needs it. */
  REMAKE
}
