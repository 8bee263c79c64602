package dev.aludel.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes a new revision. */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionMojo extends CommandMojo {

  /** What it does, in a few words. */
  @Parameter(property = "m")
  private @Nullable String message;

  /** Writes into it what leads from the revisions to the models. */
  @Parameter(property = "autogenerate", defaultValue = "false")
  private boolean autogenerate;

  @Override
  List<String> begin() {
    List<String> command = new ArrayList<>(List.of("revision"));
    if (message != null) {
      command.addAll(List.of("-m", message));
    }
    if (autogenerate) {
      command.add("--autogenerate");
    }
    return command;
  }
}
