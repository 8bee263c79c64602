package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the Kubernetes extension generates beside the packaged application. */
class KubernetesManifestTest {

  @Test
  void theStartUpProbeWaitsForALongRevision() throws Exception {
    String manifest = Files.readString(Path.of(System.getProperty("manifest")));
    String probe = manifest.substring(manifest.indexOf("startupProbe:"));
    assertThat(probe.lines().limit(10).map(String::strip))
        .startsWith("startupProbe:", "failureThreshold: 60")
        .contains("path: /q/health/started", "periodSeconds: 10");
  }
}
