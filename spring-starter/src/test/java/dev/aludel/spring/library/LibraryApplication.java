package dev.aludel.spring.library;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** JPA, with beans in its converters and listeners. */
@SpringBootApplication
public class LibraryApplication {

  /**
   * Starts it.
   *
   * @param arguments options
   */
  public static void main(String[] arguments) {
    SpringApplication.run(LibraryApplication.class, arguments);
  }
}
