package dev.aludel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the process says where the builder was told nothing. */
final class ProcessDefaults {

  private ProcessDefaults() {}

  /** {@return the class loader that was chosen, or the one of the thread} */
  static ClassLoader classLoader(@Nullable ClassLoader chosen) {
    if (chosen != null) {
      return chosen;
    }
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null
        ? ofThread
        : Objects.requireNonNull(ProcessDefaults.class.getClassLoader());
  }

  /** {@return the version of this library} */
  static String version() {
    String version = ProcessDefaults.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
