package dev.aludel.quarkus.deployment;

import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ConsoleCommandBuildItem;

/** Puts the command line into the console of dev mode. */
@BuildSteps(onlyIf = {AludelEnabled.class, IsDevelopment.class})
final class DevConsoleProcessor {

  DevConsoleProcessor() {}

  @BuildStep
  ConsoleCommandBuildItem command() {
    return new ConsoleCommandBuildItem(new AludelConsoleCommand());
  }
}
