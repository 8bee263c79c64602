package dev.aludel.quarkus.devui;

import io.quarkus.dev.ErrorPageGenerators;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.dev.spi.HotReplacementSetup;

/** What dev mode is told once, before the application starts for the first time. */
public final class DevModeSetup implements HotReplacementSetup {

  /** Made by Quarkus, which finds it by its name. */
  public DevModeSetup() {}

  @Override
  public void setupHotDeployment(HotReplacementContext context) {
    ErrorPages.register();
    context.addPreScanStep(new NewFiles(context)::show);
  }

  @Override
  public void close() {
    ErrorPageGenerators.clear();
  }
}
