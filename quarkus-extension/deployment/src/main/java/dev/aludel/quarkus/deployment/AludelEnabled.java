package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.AludelBuildTimeConfig;
import java.util.function.BooleanSupplier;

/** Whether the application wants the extension to do anything. */
final class AludelEnabled implements BooleanSupplier {

  private final AludelBuildTimeConfig config;

  AludelEnabled(AludelBuildTimeConfig config) {
    this.config = config;
  }

  @Override
  public boolean getAsBoolean() {
    return config.enabled();
  }
}
