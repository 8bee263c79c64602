package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A policy that decides which rows of a table a role sees and writes.
 *
 * @param id which
 * @param permissive whether one such policy that agrees is enough, not {@code RESTRICTIVE}
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param roles the roles that it is for, as they are written, in order
 * @param using the condition for rows that are there
 * @param check the condition for rows that are written
 */
public record Policy(
    ObjectId id,
    boolean permissive,
    String command,
    List<String> roles,
    Optional<String> using,
    Optional<String> check)
    implements SchemaObject {
  /** Copies the list. */
  public Policy {
    roles = List.copyOf(roles);
  }
}
