package dev.aludel.examples.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** By what means a process does its work, each with a worker that knows how. */
enum Means {
  /** The PostgreSQL driver alone: the floor that the others stand on. */
  DRIVER("driver", DriverWorker.class, List.of("postgresql-")),
  ALUDEL(
      "Aludel",
      AludelWorker.class,
      List.of("postgresql-", "aludel-core", "core", "classgraph", "slf4j-", "jspecify")),
  FLYWAY(
      "Flyway",
      FlywayWorker.class,
      List.of("postgresql-", "flyway-", "jackson-", "slf4j-", "toml", "commons-", "gson")),
  LIQUIBASE(
      "Liquibase",
      LiquibaseWorker.class,
      List.of(
          "postgresql-",
          "liquibase-",
          "snakeyaml",
          "opencsv",
          "jaxb",
          "commons-",
          "slf4j-",
          "jakarta")),
  /** Aludel's command line. */
  COMMAND_LINE(
      "Aludel's command line",
      Worker.class,
      List.of(
          "postgresql-",
          "aludel-core",
          "core",
          "aludel-cli",
          "cli",
          "classgraph",
          "slf4j-",
          "jspecify",
          "picocli",
          "jackson-")),
  /** What PostgreSQL brings. */
  PSQL("psql", Worker.class, List.of()),
  /** A program of its own. */
  APPLICATION("application", Worker.class, List.of());

  private final String label;
  private final Class<? extends Worker> worker;
  private final List<String> libraries;

  Means(String label, Class<? extends Worker> worker, List<String> libraries) {
    this.label = label;
    this.worker = worker;
    this.libraries = libraries;
  }

  String label() {
    return label;
  }

  Class<? extends Worker> worker() {
    return worker;
  }

  /** Our own classes, and of the libraries only what this means needs. */
  String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(element -> isOurs(element) || needs(name(element)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean needs(String jar) {
    return libraries.stream().anyMatch(jar::startsWith);
  }

  private static boolean isOurs(String element) {
    return !element.endsWith(".jar") && element.contains("benchmarks");
  }

  /** The name of a jar, or of the module whose classes are in a folder. */
  private static String name(String element) {
    Path path = Path.of(element);
    return element.endsWith(".jar")
        ? path.getFileName().toString()
        : path.getName(Math.max(0, path.getNameCount() - 3)).toString();
  }
}
