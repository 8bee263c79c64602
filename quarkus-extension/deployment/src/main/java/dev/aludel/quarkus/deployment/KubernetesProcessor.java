package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.AludelBuildTimeConfig;
import dev.aludel.quarkus.ManagedDatabase;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.InitTaskBuildItem;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells the Kubernetes extension, where the application asks for it, of a job that upgrades. */
@BuildSteps(onlyIf = AludelEnabled.class)
final class KubernetesProcessor {

  KubernetesProcessor() {}

  @BuildStep
  void initTask(
      AludelBuildTimeConfig config,
      ApplicationInfoBuildItem application,
      ManagedDatabasesBuildItem managed,
      BuildProducer<InitTaskBuildItem> tasks) {
    if (!config.initTask()) {
      return;
    }
    Map<String, String> job = new TreeMap<>(Map.of("QUARKUS_INIT_AND_EXIT", "true"));
    Map<String, String> replicas = new TreeMap<>();
    for (ManagedDatabase database : managed.databases()) {
      job.put(mode(database), "upgrade");
      replicas.put(mode(database), "wait");
    }
    tasks.produce(
        InitTaskBuildItem.create()
            .withName(application.getName() + "-aludel-init")
            .withTaskEnvVars(job)
            .withAppEnvVars(replicas)
            .withSharedEnvironment(true)
            .withSharedFilesystem(true));
  }

  private static String mode(ManagedDatabase database) {
    return database.name().isEmpty()
        ? "QUARKUS_ALUDEL_MODE"
        : "QUARKUS_ALUDEL__"
            + database.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
            + "__MODE";
  }
}
