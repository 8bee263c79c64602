package dev.aludel.internal.target;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.migration.Migration;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A project with models and revisions in a folder, beside a database on the tests' own server. */
final class Bench {

  private final PostgresDatabase database;
  private final Path folder;

  Bench(PostgresDatabase database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  Bench file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bench revision(String id, String revises, String upgrade) {
    return file(
        "db/" + id + ".sql",
        "-- @revises %s\n\n-- @upgrade\n%s\n\n-- @downgrade empty\n".formatted(revises, upgrade));
  }

  Scripts scripts(Migration... migrations) {
    return Scripts.load(
        List.of("filesystem:" + folder.resolve("db")),
        getClass().getClassLoader(),
        new SuppliedMigrations(List.of(migrations), List.of()),
        true);
  }

  ConnectionSource source() {
    return ConnectionSource.of(
        new DatabaseUrl(
            database.url(), Optional.of(database.user()), Optional.of(database.password())));
  }

  RunSettings settings() {
    return new RunSettings(Settings.defaults(), "test", false);
  }

  TargetOptions options(String... models) {
    return new TargetOptions(
        AutogenerateSettings.defaults().withModels(List.of(models)).withScratch("server"),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        getClass().getClassLoader(),
        folder.toString());
  }

  ScratchDatabases open(TargetOptions options) {
    return ScratchDatabases.open(options, source(), settings());
  }

  /** Loads models into a scratch database, and asks it something. */
  List<String> loaded(String query, String... models) {
    TargetOptions options = options(models);
    try (ScratchDatabases scratch = open(options)) {
      ScratchDatabase made = scratch.create();
      scratch.loader().load(made, Models.read(options).files(scratch.version()));
      return ask(made, query);
    }
  }

  List<String> ask(ScratchDatabase made, String query) {
    try (var session = made.source().open(Limits.defaults().connectWait())) {
      return session.query(query, row -> String.valueOf(row.getString(1)));
    }
  }
}
