package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import java.util.List;

/**
 * A piece of an operation that stands in a transaction with its neighbours, or in one of its own.
 *
 * @param phase when it comes
 * @param apart whether it is in a transaction of its own
 * @param of the operation that it is a piece of
 * @param parts what it says
 */
record Step(Phase phase, boolean apart, Operation of, List<Part> parts) {

  /** Copies the parts. */
  Step {
    parts = List.copyOf(parts);
  }

  static Step together(Operation of, List<Part> parts) {
    return new Step(Phase.TOGETHER, false, of, parts);
  }

  static Step apart(Phase phase, Operation of, Part... parts) {
    return new Step(phase, true, of, List.of(parts));
  }

  /** {@return the same in a transaction of its own} */
  Step alone() {
    return new Step(phase, true, of, parts);
  }

  Step in(Phase other) {
    return new Step(other, apart, of, parts);
  }
}
