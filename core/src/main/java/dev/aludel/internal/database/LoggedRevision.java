package dev.aludel.internal.database;

import java.util.List;
import java.util.Optional;

/**
 * What the newest finished row of the log says of a revision.
 *
 * @param revision its id
 * @param claim whether that row says that the revision is applied
 * @param checksum of its upgrade; empty for a Java revision
 * @param rawChecksum of its file's bytes; empty for a Java revision
 * @param revises what it revised when it ran
 * @param dependsOn what it depended on when it ran
 */
public record LoggedRevision(
    String revision,
    Claim claim,
    Optional<String> checksum,
    Optional<String> rawChecksum,
    List<String> revises,
    List<String> dependsOn) {

  /** What a row of the log says of its revision from then on. */
  public enum Claim {
    /** It is applied: a run, a repair, or a stamp that says so. */
    APPLIED,
    /** It is not: a downgrade, or a stamp that took it out. */
    NOT_APPLIED,
    /** A stamp of an older build, which doesn't say whether it took the revision in or out. */
    UNCLEAR
  }

  /** Copies the lists. */
  public LoggedRevision {
    revises = List.copyOf(revises);
    dependsOn = List.copyOf(dependsOn);
  }
}
