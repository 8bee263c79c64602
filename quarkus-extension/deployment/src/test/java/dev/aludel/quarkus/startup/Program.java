package dev.aludel.quarkus.startup;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** An application that ends as soon as it is up. */
@QuarkusMain
public class Program implements QuarkusApplication {

  static final String UP = "The application is up.";

  @Override
  public int run(String... arguments) {
    System.out.println(UP);
    return 0;
  }
}
