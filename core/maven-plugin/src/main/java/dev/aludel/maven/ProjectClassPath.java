package dev.aludel.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * The class path of a project, and behind it what the command line needs beyond that.
 *
 * <p>What the project brings wins, so that its own driver is used. Only what writes the log is ours
 * for the command line: an application's may be set up to write anywhere, also into a script that
 * is printed.
 */
final class ProjectClassPath {

  private static final Set<String> LOG_WRITERS =
      Set.of(
          "ch.qos.logback:logback-classic",
          "org.apache.logging.log4j:log4j-slf4j-impl",
          "org.apache.logging.log4j:log4j-slf4j2-impl",
          "org.jboss.slf4j:slf4j-jboss-logmanager",
          "org.slf4j:slf4j-jdk14",
          "org.slf4j:slf4j-nop",
          "org.slf4j:slf4j-reload4j",
          "org.slf4j:slf4j-simple");

  private static final String CORE = "dev.aludel:aludel-core";

  private final MavenProject project;
  private final List<Artifact> own;
  private final String version;

  ProjectClassPath(MavenProject project, List<Artifact> own, String version) {
    this.project = project;
    this.own = own;
    this.version = version;
  }

  /** Whether the project uses an artifact, by its group and name. */
  boolean has(String key) {
    return project.getArtifacts().stream().anyMatch(artifact -> key(artifact).equals(key));
  }

  /** That of the command line, on what the project has. */
  List<Path> ofCommands(boolean ofTests) throws MojoExecutionException, MojoFailureException {
    return files(ofTests, LOG_WRITERS);
  }

  /** That of the application as it is, with the commands. */
  List<Path> ofApplication(boolean ofTests) throws MojoExecutionException, MojoFailureException {
    return files(ofTests, Set.of());
  }

  private List<Path> files(boolean ofTests, Set<String> without)
      throws MojoExecutionException, MojoFailureException {
    Map<String, Path> files = new LinkedHashMap<>();
    if (ofTests) {
      files.put("test classes", Path.of(project.getBuild().getTestOutputDirectory()));
    }
    files.put("classes", Path.of(project.getBuild().getOutputDirectory()));
    for (Artifact artifact : project.getArtifacts()) {
      if (belongs(artifact, ofTests) && !without.contains(key(artifact))) {
        checkVersion(artifact);
        files.putIfAbsent(keyWithClassifier(artifact), file(artifact));
      }
    }
    for (Artifact artifact : own) {
      if (!without.isEmpty() || !LOG_WRITERS.contains(key(artifact))) {
        files.putIfAbsent(keyWithClassifier(artifact), file(artifact));
      }
    }
    return new ArrayList<>(files.values());
  }

  private static boolean belongs(Artifact artifact, boolean ofTests) {
    return artifact.getArtifactHandler().isAddedToClasspath()
        && (ofTests || !Artifact.SCOPE_TEST.equals(artifact.getScope()));
  }

  /** The commands work on core's inside: of another version, anything might be missing there. */
  private void checkVersion(Artifact artifact) throws MojoFailureException {
    if (key(artifact).equals(CORE) && !artifact.getBaseVersion().equals(version)) {
      throw new MojoFailureException(
          ("The project uses aludel-core %s, and this is aludel-maven-plugin %s. Give both the same"
                  + " version.")
              .formatted(artifact.getBaseVersion(), version));
    }
  }

  private static String key(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId();
  }

  private static String keyWithClassifier(Artifact artifact) {
    return key(artifact) + ":" + Optional.ofNullable(artifact.getClassifier()).orElse("");
  }

  private static Path file(Artifact artifact) throws MojoExecutionException {
    File file = artifact.getFile();
    if (file == null) {
      throw new MojoExecutionException(
          "There is no file of " + artifact + ". Build it first: 'mvn install' in its project.");
    }
    return file.toPath();
  }
}
