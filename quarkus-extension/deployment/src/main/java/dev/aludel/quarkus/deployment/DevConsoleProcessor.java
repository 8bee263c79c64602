package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.devui.NewFiles;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ConsoleCommandBuildItem;
import io.quarkus.dev.console.DevConsoleManager;

/**
 * Puts the command line into the console of dev mode, and tells dev mode where a new file counts.
 * The tests that run continuously are built as well, but not in dev mode.
 */
@BuildSteps(onlyIf = {AludelEnabled.class, IsDevelopment.class})
final class DevConsoleProcessor {

  DevConsoleProcessor() {}

  @BuildStep
  ConsoleCommandBuildItem command(ManagedDatabasesBuildItem managed) {
    DevConsoleManager.setGlobal(NewFiles.FOLDERS, Locations.onClassPath(managed.locations()));
    DevConsoleManager.setGlobal(NewFiles.BUILT, System.currentTimeMillis());
    ContinuousTests.listen();
    return new ConsoleCommandBuildItem(new AludelConsoleCommand());
  }
}
