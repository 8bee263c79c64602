package dev.aludel.examples.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The platform. Its schema is brought to head before Hibernate looks at it. */
@SpringBootApplication
public class PlatformApplication {

  /**
   * Starts it.
   *
   * @param arguments options, such as {@code --aludel.run="history --graph"}
   */
  public static void main(String[] arguments) {
    SpringApplication.run(PlatformApplication.class, arguments);
  }
}
