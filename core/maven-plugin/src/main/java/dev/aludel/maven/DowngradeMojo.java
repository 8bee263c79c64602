package dev.aludel.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Takes revisions back, down to the one that is named. */
@Mojo(name = "downgrade", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DowngradeMojo extends CommandMojo {

  /** The revision where it ends: an identifier, {@code base}, or {@code -1} for one step. */
  @Parameter(property = "to")
  private @Nullable String to;

  /** Prints the SQL in place of running it. */
  @Parameter(property = "sql", defaultValue = "false")
  private boolean sql;

  @Override
  List<String> begin() throws MojoFailureException {
    if (to == null) {
      throw new MojoFailureException(
          "Say how far: -Dto=-1 for one step back, -Dto=<revision>, or -Dto=base for all.");
    }
    List<String> command = new ArrayList<>(List.of("downgrade", to));
    if (sql) {
      command.add("--sql");
    }
    return command;
  }
}
