package dev.aludel;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbench in a folder of its own, at noon of 7 November 2024. */
final class Bench {

  static final Instant NOON = Instant.parse("2024-11-07T12:00:00Z");

  private final Path folder;
  private final Naming naming;
  private final ConnectionSource source;
  private final List<String> locations;

  private Bench(Path folder, Naming naming, ConnectionSource source, List<String> locations) {
    this.folder = folder;
    this.naming = naming;
    this.source = source;
    this.locations = locations;
  }

  /** A project with a folder 'migrations' as its only location. */
  static Bench in(Path folder) {
    return new Bench(
            folder, Naming.defaults(), ConnectionSource.none(), List.of("filesystem:migrations"))
        .folder("migrations");
  }

  Bench locations(String... places) {
    return new Bench(folder, naming, source, List.of(places));
  }

  Bench naming(Naming other) {
    return new Bench(folder, other, source, locations);
  }

  Bench database(ConnectionSource other) {
    return new Bench(folder, naming, other, locations);
  }

  Workbench workbench() {
    try {
      // What was built lies in target/classes, as with Maven.
      URL built = folder.resolve("target/classes/").toUri().toURL();
      URL packaged = folder.resolve("target/packaged.jar").toUri().toURL();
      ClassLoader loader =
          new URLClassLoader(new URL[] {built, packaged}, Bench.class.getClassLoader());
      return new Workbench(
          source,
          new RevisionSource(locations, loader, SuppliedMigrations.NOTHING, false, false),
          new RunSettings(Settings.defaults(), "test", false),
          new Listeners(List.of()),
          naming,
          new WantedSchema(
              AutogenerateSettings.defaults(),
              List.of(),
              List.of(),
              Optional.empty(),
              Bench.class.getClassLoader()),
          Clock.fixed(NOON, ZoneOffset.UTC),
          folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bench folder(String path) {
    try {
      Files.createDirectories(folder.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file. */
  Bench file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a jar with one file, which is on the class path. */
  Bench packaged(String path, String text) {
    folder("target");
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("target/packaged.jar")))) {
      jar.putNextEntry(new ZipEntry(path));
      jar.write(text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a revision that has something to run. */
  Bench revision(String name, String revises) {
    return file(
        "migrations/" + name + ".sql",
        "-- @revises " + revises + "\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade\nSELECT 2;\n");
  }

  String text(String path) {
    try {
      return Files.readString(folder.resolve(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder, as paths from there. */
  List<String> files(String path) {
    Path start = folder.resolve(path);
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(Files::isRegularFile)
          .map(file -> start.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String below) {
    return folder.resolve(below);
  }
}
