package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import java.util.List;

/**
 * How one operation is done.
 *
 * @param steps its pieces, in order
 * @param there the phase from which on its object is as others need it to stand on it
 * @param checked the phase from which on it is known to hold for every row
 */
record Form(List<Step> steps, Phase there, Phase checked) {

  /** Copies the steps. */
  Form {
    steps = List.copyOf(steps);
  }

  /** {@return a form that does all in one go, with what else goes in one go} */
  static Form plain(Operation operation, List<Part> parts) {
    return new Form(List.of(Step.together(operation, parts)), Phase.TOGETHER, Phase.TOGETHER);
  }

  /** {@return a form whose object is there when the last of its steps is done} */
  static Form of(Phase done, List<Step> steps) {
    return new Form(steps, done, done);
  }

  /** {@return the same not before a phase} */
  Form notBefore(Phase phase) {
    return new Form(
        steps.stream().map(step -> step.in(step.phase().atLeast(phase))).toList(),
        there.atLeast(phase),
        checked.atLeast(phase));
  }
}
