package dev.aludel.maven;

import dev.aludel.report.IndexedRevisions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks the revisions as a start of the application would, and writes the build index, with which
 * a start searches nothing.
 *
 * <p>Where Maven was asked for a goal of Aludel's, it does neither: that goal may be the very one
 * that mends what would be refused here.
 */
@Mojo(
    name = "index",
    requiresDependencyResolution = ResolutionScope.TEST,
    defaultPhase = LifecyclePhase.PROCESS_CLASSES)
public final class IndexMojo extends AludelMojo {

  @Override
  List<String> command() throws MojoExecutionException {
    if (goals().stream().allMatch(IndexMojo::isOther)) {
      return List.of("index", "--check", classes().toString());
    }
    try {
      Files.deleteIfExists(classes().resolve(IndexedRevisions.PATH));
    } catch (IOException e) {
      throw new MojoExecutionException("The index of the last build can't be deleted: " + e, e);
    }
    return List.of();
  }

  private static boolean isOther(String goal) {
    return goal.endsWith(":index")
        || !goal.startsWith("aludel:") && !goal.contains(":aludel-maven-plugin:");
  }
}
