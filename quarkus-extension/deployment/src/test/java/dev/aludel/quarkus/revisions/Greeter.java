package dev.aludel.quarkus.revisions;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Something to inject. */
@ApplicationScoped
public class Greeter {

  @ConfigProperty(name = "test.greeting")
  String greeting = "";

  /** {@return the greeting} */
  public String greeting() {
    return greeting;
  }
}
