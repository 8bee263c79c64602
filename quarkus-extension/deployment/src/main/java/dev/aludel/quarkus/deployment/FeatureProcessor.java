package dev.aludel.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;

/** Names the extension in the line that Quarkus prints at start. */
final class FeatureProcessor {

  FeatureProcessor() {}

  @BuildStep
  FeatureBuildItem feature() {
    return new FeatureBuildItem("aludel");
  }
}
