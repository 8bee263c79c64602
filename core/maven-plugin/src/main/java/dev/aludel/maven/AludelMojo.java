package dev.aludel.maven;

import dev.aludel.cli.CommandText;
import dev.aludel.error.ConfigurationException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * A goal that runs one command of the command line in a process of its own: on the class path of
 * the project, in its folder, with the settings that hold there.
 */
abstract class AludelMojo extends AbstractMojo {

  private static final String PREFIX = "aludel.";
  private static final String COMMANDS = "dev.aludel.cli.Main";

  /** Properties that begin like a setting, and are this plugin's own. */
  private static final Set<String> OWN =
      Set.of("aludel.testScope", "aludel.jvmArguments", "aludel.skip", "aludel.version");

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> artifacts = new ArrayList<>();

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String version = "";

  /**
   * Settings of Aludel by their names, such as {@code <url>} and {@code <schema>}. They win over
   * the environment and {@code aludel.properties}; {@code -Daludel.url=…} wins over them. A
   * password belongs into the environment ({@code ALUDEL_PASSWORD}), not into a POM.
   */
  @Parameter private Map<String, String> settings = new TreeMap<>();

  /** Whether the class path is that of the project's tests. */
  @Parameter(property = "aludel.testScope", defaultValue = "false")
  private boolean testScope;

  /** Options of the JVM that the command runs in, such as {@code -Xmx1g}. */
  @Parameter(property = "aludel.jvmArguments")
  private @Nullable String jvmArguments;

  /**
   * The class that starts the project's Spring Boot application, where several are annotated with
   * {@code @SpringBootApplication}.
   */
  @Parameter(property = "start-class")
  private @Nullable String mainClass;

  /** Does nothing. */
  @Parameter(property = "aludel.skip", defaultValue = "false")
  private boolean skip;

  /**
   * {@return the command with its arguments, or nothing where none is to run}
   *
   * @throws MojoExecutionException where files of the project can't be worked on
   * @throws MojoFailureException where a parameter that it needs is missing
   */
  abstract List<String> command() throws MojoExecutionException, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    MavenProject here = present(project);
    if (skip || here.getPackaging().equals("pom")) {
      getLog().info(skip ? "Skipped." : "Skipped: a project of packaging 'pom' has no revisions.");
      return;
    }
    List<String> command = command();
    if (command.isEmpty()) {
      return;
    }
    CommandProcess process =
        new CommandProcess(here.getBasedir().toPath(), words(jvmArguments), systemProperties());
    ProjectClassPath classPath = new ProjectClassPath(here, artifacts, version);
    int code;
    try {
      code =
          belongsToApplication() && classPath.has(SpringApplication.STARTER)
              ? process.run(
                  classPath.ofApplication(testScope),
                  new SpringApplication(classes(), mainClass).mainClass(),
                  List.of("--aludel.run=" + CommandText.of(command)))
              : process.run(classPath.ofCommands(testScope), COMMANDS, command);
    } catch (IOException e) {
      throw new MojoExecutionException("The command can't be run: " + e.getMessage(), e);
    }
    if (code != 0) {
      throw new MojoFailureException(
          "'aludel " + command.get(0) + "' ended with exit code " + code + ": see above.");
    }
  }

  /** {@return whether the settings and models of a Spring application are what it is about} */
  boolean belongsToApplication() {
    return false;
  }

  /** {@return the words of a parameter that has several, if it is there at all} */
  static List<String> words(@Nullable String text) throws MojoFailureException {
    try {
      return CommandText.words(text == null ? "" : text);
    } catch (ConfigurationException e) {
      throw new MojoFailureException(e.description() + " " + e.action(), e);
    }
  }

  /** What is set in the POM, and over it what was given to Maven. */
  private Map<String, String> systemProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    settings.forEach((name, value) -> properties.put(PREFIX + name, value == null ? "" : value));
    Properties given = present(session).getUserProperties();
    for (String name : given.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !OWN.contains(name)) {
        properties.put(name, given.getProperty(name));
      }
    }
    return properties;
  }

  /** {@return where the project's classes are built to} */
  final Path classes() {
    return new File(present(project).getBuild().getOutputDirectory()).toPath();
  }

  /** {@return what Maven was asked for: phases and goals, as typed} */
  final List<String> goals() {
    return present(session).getGoals();
  }

  private static <T> T present(@Nullable T injected) {
    if (injected == null) {
      throw new IllegalStateException("Maven hands this in.");
    }
    return injected;
  }
}
