package dev.aludel.internal.autogenerate;

/** What happens to one object on the way from one schema to another. */
enum ObjectChange {
  CREATE,
  ALTER,
  REPLACE,
  REMAKE,
  DROP
}
