package dev.aludel.maven;

import dev.aludel.report.IndexedRevisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
    boolean built = goals().stream().allMatch(IndexMojo::isOther);
    if (built && mayHaveRevisions()) {
      return List.of("index", "--check", classes().toString());
    }
    if (built) {
      getLog().info("Nothing to index: no SQL file and no folder 'db/migrations' was built here.");
    }
    try {
      Files.deleteIfExists(classes().resolve(IndexedRevisions.PATH));
    } catch (IOException e) {
      throw new MojoExecutionException("The index of the last build can't be deleted: " + e, e);
    }
    return List.of();
  }

  /** A parent's POM has the goal for all of its modules, of which most have no revisions. */
  private boolean mayHaveRevisions() throws MojoExecutionException {
    if (!Files.isDirectory(classes())) {
      return false;
    }
    try (Stream<Path> files = Files.walk(classes())) {
      return files.anyMatch(file -> file.endsWith("db/migrations") || isSql(file));
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("The built classes can't be read: " + e, e);
    }
  }

  private static boolean isSql(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  private static boolean isOther(String goal) {
    return goal.endsWith(":index")
        || !goal.startsWith("aludel:") && !goal.contains(":aludel-maven-plugin:");
  }
}
