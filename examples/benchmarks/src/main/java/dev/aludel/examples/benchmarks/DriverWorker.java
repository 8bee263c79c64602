package dev.aludel.examples.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The floor: connect and {@code SELECT 1} where there is nothing to do, else the same statements, a
 * transaction a revision, with a row in a version table and one in a log.
 */
final class DriverWorker implements Worker {

  @Override
  public void work(String database, String folder, String option) throws Exception {
    Optional<List<String>> tenants = Tenants.of(option);
    if (tenants.isPresent()) {
      for (String tenant : tenants.get()) {
        work(
            database,
            folder,
            option,
            "CREATE SCHEMA %1$s; SET search_path = %1$s;".formatted(tenant));
      }
    } else {
      work(database, folder, option, "");
    }
  }

  private static void work(String database, String folder, String option, String first)
      throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      if (option.equals("connect")) {
        statement.execute("SELECT 1");
        return;
      }
      connection.setAutoCommit(false);
      statement.execute(
          first + "CREATE TABLE version (id text); CREATE TABLE log (id text, at timestamptz)");
      for (Path file : files(folder)) {
        run(statement, file);
        if (!option.equals("one transaction")) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }

  private static void run(Statement statement, Path file) throws Exception {
    String id = file.getFileName().toString();
    statement.execute(History.wayUp(Files.readString(file)));
    statement.execute("DELETE FROM version; INSERT INTO version VALUES ('" + id + "')");
    statement.execute("INSERT INTO log VALUES ('" + id + "', now())");
  }

  private static List<Path> files(String folder) throws Exception {
    try (Stream<Path> files = Files.list(Path.of(folder, "db/migrations"))) {
      return files.sorted().toList();
    }
  }
}
