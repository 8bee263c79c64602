package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import java.util.List;

/** Some operations each wait for another one of them. */
final class CircularOperationsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CircularOperationsException(List<Operation> operations) {
    super("These operations wait for each other: " + operations);
  }
}
