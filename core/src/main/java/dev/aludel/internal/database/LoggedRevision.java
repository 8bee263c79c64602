package dev.aludel.internal.database;

import java.util.List;
import java.util.Optional;

/**
 * What the newest finished row of the log says of a revision.
 *
 * @param revision its id
 * @param checksum of its upgrade; empty for a Java revision
 * @param rawChecksum of its file's bytes; empty for a Java revision
 * @param revises what it revised when it ran
 * @param dependsOn what it depended on when it ran
 */
public record LoggedRevision(
    String revision,
    Optional<String> checksum,
    Optional<String> rawChecksum,
    List<String> revises,
    List<String> dependsOn) {

  /** Copies the lists. */
  public LoggedRevision {
    revises = List.copyOf(revises);
    dependsOn = List.copyOf(dependsOn);
  }
}
