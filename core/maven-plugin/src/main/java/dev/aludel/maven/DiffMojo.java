package dev.aludel.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Shows what leads from one schema to another, such as from {@code head} to {@code models}. */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DiffMojo extends CommandMojo {

  /** A revision, {@code head}, {@code models}, {@code database}, or a file of SQL. */
  @Parameter(property = "from", defaultValue = "head")
  private String from = "head";

  /** The other one, said in the same ways. */
  @Parameter(property = "to", defaultValue = "models")
  private String to = "models";

  /** Shows the SQL in place of words. */
  @Parameter(property = "sql", defaultValue = "false")
  private boolean sql;

  @Override
  List<String> begin() {
    List<String> command = new ArrayList<>(List.of("diff", from, to));
    if (sql) {
      command.add("--sql");
    }
    return command;
  }
}
