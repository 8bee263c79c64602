package dev.aludel.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Brings the database to a revision, {@code head} if none is named. */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends CommandMojo {

  /** The revision: an identifier, {@code head}, {@code heads}, or {@code +1} for the next one. */
  @Parameter(property = "to", defaultValue = "head")
  private String to = "head";

  /** Prints the SQL in place of running it. */
  @Parameter(property = "sql", defaultValue = "false")
  private boolean sql;

  @Override
  List<String> begin() {
    List<String> command = new ArrayList<>(List.of("upgrade", to));
    if (sql) {
      command.add("--sql");
    }
    return command;
  }
}
