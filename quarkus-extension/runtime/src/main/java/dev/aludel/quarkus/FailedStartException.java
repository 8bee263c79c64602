package dev.aludel.quarkus;

import dev.aludel.ApplicationFailure;
import dev.aludel.error.AludelException;

/**
 * Why an application doesn't start in dev mode, in its own words. It has no cause, since Quarkus'
 * page of errors begins with the innermost one, which is often the driver's; what the library threw
 * is suppressed in it.
 */
final class FailedStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  FailedStartException(ApplicationFailure failure, AludelException thrown) {
    super(failure.description() + "\n" + failure.action());
    setStackTrace(new StackTraceElement[0]);
    addSuppressed(thrown);
  }
}
