package dev.aludel.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails where the models and the revisions don't describe the same schema. */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CheckMojo extends CommandMojo {

  @Override
  List<String> begin() {
    return List.of("check");
  }
}
