package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.AludelBuildTimeConfig;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import java.util.Optional;

/** Adds what tells of the databases, as far as the application has something to tell it to. */
@BuildSteps(onlyIf = AludelEnabled.class)
final class SurroundingsProcessor {

  private static final String BEANS = "dev.aludel.quarkus.";

  SurroundingsProcessor() {}

  @BuildStep
  HealthBuildItem health(AludelBuildTimeConfig config) {
    return new HealthBuildItem(BEANS + "AludelHealthCheck", config.healthEnabled());
  }

  @BuildStep
  void meters(
      Optional<MetricsCapabilityBuildItem> metrics, BuildProducer<AdditionalBeanBuildItem> beans) {
    if (metrics.filter(any -> any.metricsSupported(MetricsFactory.MICROMETER)).isPresent()) {
      beans.produce(AdditionalBeanBuildItem.unremovableOf(BEANS + "AludelMeters"));
    }
  }

  @BuildStep
  void spans(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
    if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
      beans.produce(AdditionalBeanBuildItem.unremovableOf(BEANS + "AludelSpans"));
    }
  }
}
