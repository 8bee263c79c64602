package dev.aludel.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Shows the revisions that nothing stands on yet. */
@Mojo(name = "heads", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class HeadsMojo extends CommandMojo {

  @Override
  List<String> begin() {
    return List.of("heads");
  }
}
