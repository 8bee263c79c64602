package dev.aludel.spring;

import org.springframework.beans.factory.BeanCurrentlyInCreationException;

/** A bean that the schema is made with, and that needs what waits for the schema. */
final class SchemaCycle {

  private SchemaCycle() {}

  /** Whether that is why a bean can't be made. */
  static boolean isBehind(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof BeanCurrentlyInCreationException
          || message.contains("Circular depends-on relationship")) {
        return true;
      }
    }
    return false;
  }
}
