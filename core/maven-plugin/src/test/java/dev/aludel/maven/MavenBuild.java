package dev.aludel.maven;

import dev.aludel.postgres.PostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Maven that builds a small project with what this build has packaged. Its local repository is
 * that of this build, but for Aludel's own artifacts, which are not installed there.
 */
final class MavenBuild {

  private static final Map<String, String> MODULES =
      Map.of(
          "aludel-parent", "../..",
          "aludel-core", "..",
          "aludel-hibernate", "../hibernate",
          "aludel-cli", "../cli",
          "aludel-maven-plugin", ".",
          "aludel-spring-boot-starter", "../../spring-starter");

  private static final String VERSION = System.getProperty("aludel.version");
  private static final Path REPOSITORY = repository();

  private final Path folder;
  private final PostgresDatabase database;
  private String output = "";

  private MavenBuild(Path folder, PostgresDatabase database) {
    this.folder = folder;
    this.database = database;
  }

  /** Copies a project of this module's test resources into an empty folder. */
  static MavenBuild of(String project, Path folder, PostgresDatabase database) throws IOException {
    Path original = Path.of("src/test/resources/projects", project);
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(original.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new MavenBuild(folder, database);
  }

  /** Runs Maven, and gives its exit code. */
  int run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + REPOSITORY));
    command.add("-Daludel.version=" + VERSION);
    command.add("-Dspring-boot.version=" + System.getProperty("spring-boot.version"));
    if ("offline=true".equals(System.getProperty("maven.mode"))) {
      command.add("-o");
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "ALUDEL_URL", database.url(),
                "ALUDEL_USER", database.user(),
                "ALUDEL_PASSWORD", database.password(),
                // For an application that has a data source of its own.
                "ALUDEL_TEST_DATABASE", database.url(),
                "ALUDEL_TEST_USER", database.user(),
                "ALUDEL_TEST_SECRET", database.password()));
    Process process = builder.start();
    output = new String(process.getInputStream().readAllBytes());
    return process.waitFor();
  }

  /** What the last run wrote. */
  String output() {
    return output;
  }

  private static Path repository() {
    try {
      Path here = Path.of("target/repository").toAbsolutePath();
      Path own = Files.createDirectories(here.resolve("dev/aludel"));
      Path shared = Path.of(System.getProperty("maven.repository"));
      linkAllBut("dev", shared, here);
      linkAllBut("aludel", shared.resolve("dev"), here.resolve("dev"));
      for (Map.Entry<String, String> module : MODULES.entrySet()) {
        install(own.resolve(module.getKey()).resolve(VERSION), module.getKey(), module.getValue());
      }
      return here;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void linkAllBut(String name, Path shared, Path here) throws IOException {
    try (Stream<Path> groups = Files.list(shared)) {
      for (Path group : groups.filter(Files::isDirectory).toList()) {
        Path link = here.resolve(group.getFileName());
        if (!group.endsWith(name) && !Files.exists(link)) {
          Files.createSymbolicLink(link, group);
        }
      }
    }
  }

  private static void install(Path to, String artifact, String module) throws IOException {
    Files.createDirectories(to);
    String name = artifact + "-" + VERSION;
    copy(Path.of(module, "pom.xml"), to.resolve(name + ".pom"));
    Path jar = Path.of(module, "target", name + ".jar");
    if (!artifact.equals("aludel-parent")) {
      copy(jar, to.resolve(name + ".jar"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
