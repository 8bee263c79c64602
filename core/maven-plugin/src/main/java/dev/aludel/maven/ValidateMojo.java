package dev.aludel.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Checks that the database is where the revisions lead, and that none was changed. */
@Mojo(name = "validate", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ValidateMojo extends CommandMojo {

  @Override
  List<String> begin() {
    return List.of("validate");
  }
}
