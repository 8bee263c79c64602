package dev.aludel.spring;

import org.jspecify.annotations.Nullable;

/** Whether Spring's DevTools run the application, so that it is being developed. */
final class DevTools {

  /** Loads the application's classes only where DevTools restart it: never in a packaged one. */
  private static final String LOADER =
      "org.springframework.boot.devtools.restart.classloader.RestartClassLoader";

  private DevTools() {}

  static boolean run(@Nullable ClassLoader application) {
    return application != null && application.getClass().getName().equals(LOADER);
  }
}
