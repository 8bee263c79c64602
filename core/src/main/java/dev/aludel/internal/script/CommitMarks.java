package dev.aludel.internal.script;

import java.util.Optional;

/** Checks that each {@code -- @commit} of a section stands between two statements. */
final class CommitMarks {

  private final Problems problems;
  private Optional<Tag> last = Optional.empty();
  private int statementsBeforeLast;

  CommitMarks(Problems problems) {
    this.problems = problems;
  }

  /** A section begins. */
  void begin() {
    last = Optional.empty();
  }

  /**
   * Takes the next one.
   *
   * @param statements how many of the section stand before it
   * @param inside the line of the statement that it stands inside of
   * @return whether it stands where it may, as far as one can tell before the section ends
   */
  boolean take(Tag section, Tag commit, int statements, Optional<Integer> inside) {
    Optional<String> problem = problem(section, commit, statements, inside);
    problem.ifPresent(text -> problems.add(commit.line(), text));
    if (problem.isPresent()) {
      return false;
    }
    last = Optional.of(commit);
    statementsBeforeLast = statements;
    return true;
  }

  private Optional<String> problem(
      Tag section, Tag commit, int statements, Optional<Integer> inside) {
    if (!commit.value().isEmpty()) {
      return Optional.of(
          "'-- @commit' is followed by '%s'. Write nothing behind it.".formatted(commit.value()));
    }
    if (inside.isPresent()) {
      return Optional.of(
          "'-- @commit' stands inside the statement that begins in line %s. End that with ';' first, or move it behind it."
              .formatted(inside.get()));
    }
    if (statements == 0) {
      return Optional.of(
          "'-- @commit' stands before the first statement of '-- @%s', and no transaction ends there. Put it between two statements, or take it away."
              .formatted(section.name()));
    }
    return last.filter(earlier -> statementsBeforeLast == statements)
        .map(
            earlier ->
                "'-- @commit' stands twice with no statement between, first in line %s. Keep one."
                    .formatted(earlier.line()));
  }

  /** The section is over, with that many statements. */
  void end(int statements) {
    last.filter(commit -> statementsBeforeLast == statements)
        .ifPresent(
            commit ->
                problems.add(
                    commit.line(),
                    "'-- @commit' stands behind the last statement, where the transaction ends anyway. Put it between two statements, or take it away."));
  }
}
