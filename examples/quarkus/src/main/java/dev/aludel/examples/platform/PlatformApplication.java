package dev.aludel.examples.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;

/** The platform. Its schema is brought to head before Hibernate looks at it. */
@QuarkusMain
public class PlatformApplication {

  PlatformApplication() {}

  /**
   * Starts it, with a server of its own where none is named.
   *
   * @param arguments options, such as {@code --aludel.run="history --graph"}
   * @throws IOException where the server can't be started
   */
  public static void main(String[] arguments) throws IOException {
    try (DevelopmentDatabase database = new DevelopmentDatabase()) {
      database.startUnlessNamed();
      Quarkus.run(arguments);
    }
  }
}
