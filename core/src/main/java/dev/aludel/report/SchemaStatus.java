package dev.aludel.report;

/** Where a schema stands, seen from this build. */
public enum SchemaStatus {
  /** It has every revision of this build, and no other. */
  AT_HEAD,
  /** It lacks revisions of this build. */
  BEHIND,
  /** It has revisions that this build doesn't know. */
  AHEAD
}
