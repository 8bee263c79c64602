package dev.aludel.examples.benchmarks;

import dev.aludel.Aludel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The same small revisions, in each tool's form: each makes a table, and takes it away again. */
final class Revisions {

  private static final String NAME = "db/migrations/";

  private final Path folder;
  private final int number;

  /**
   * Will write so many into a folder.
   *
   * @param folder where a folder for each tool is made
   * @param number how many
   */
  Revisions(Path folder, int number) {
    this.folder = folder.resolve(Integer.toString(number));
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Where those of a tool are. */
  String folder(Means means) {
    return of(means == Means.DRIVER ? Means.ALUDEL : means).toString();
  }

  private Path of(Means means) {
    return folder.resolve(means.name());
  }

  /** A jar with those of a tool, made anew. */
  String jar(Means means, boolean indexed) throws IOException {
    Path jar = folder.resolve(means.name() + (indexed ? "-indexed" : "") + ".jar");
    Path index = of(means).resolve("META-INF/aludel/index");
    Files.deleteIfExists(index);
    if (indexed) {
      ClassLoader loader = new URLClassLoader(new URL[] {of(means).toUri().toURL()});
      Aludel.builder().classLoader(loader).build().workbench().index(of(means).toString());
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(of(means))) {
      for (Path file : files.sorted().toList()) {
        boolean isFolder = Files.isDirectory(file);
        String name = of(means).relativize(file).toString();
        if (!name.isEmpty()) {
          entries.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
          if (!isFolder) {
            Files.copy(file, entries);
          }
          entries.closeEntry();
        }
      }
    }
    Files.deleteIfExists(index);
    return jar.toString();
  }

  /** Writes them all. */
  void write() throws IOException {
    StringBuilder changeLog = new StringBuilder();
    for (int i = 1; i <= number; i++) {
      String id = "20260101_%06d".formatted(i);
      String revises = i == 1 ? "base" : "20260101_%06d".formatted(i - 1);
      String up = "CREATE TABLE item_%d (id bigint, name text);".formatted(i);
      String down = "DROP TABLE item_%d;".formatted(i);
      put(
          Means.ALUDEL,
          NAME + id + "_item.sql",
          "-- @revises %s%n-- @upgrade%n%s%n-- @downgrade%n%s%n".formatted(revises, up, down));
      put(Means.FLYWAY, NAME + "V" + i + "__item.sql", up + "\n");
      put(
          Means.LIQUIBASE,
          NAME + id + ".sql",
          "--liquibase formatted sql%n--changeset all:%s%n%s%n--rollback %s%n"
              .formatted(id, up, down));
      changeLog.append("  - include: {file: ").append(NAME).append(id).append(".sql}\n");
    }
    put(Means.LIQUIBASE, "changelog.yaml", "databaseChangeLog:\n" + changeLog);
  }

  private void put(Means means, String name, String text) throws IOException {
    Path file = of(means).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
