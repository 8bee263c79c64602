package dev.aludel.examples.benchmarks;

import java.util.List;

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
          "jakarta"));

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

  /** Whether a jar, by the name of its file, is one that this means needs. */
  boolean needs(String jar) {
    return libraries.stream().anyMatch(jar::startsWith);
  }
}
