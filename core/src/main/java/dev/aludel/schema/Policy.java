package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    Optional<SqlText> using,
    Optional<SqlText> check)
    implements SchemaObject {
  /** Copies the list. */
  public Policy {
    roles = List.copyOf(roles);
  }

  @Override
  public List<SqlText> texts() {
    return Stream.of(using, check).flatMap(Optional::stream).toList();
  }

  @Override
  public Policy withTexts(UnaryOperator<SqlText> change) {
    return new Policy(id, permissive, command, roles, using.map(change), check.map(change));
  }
}
