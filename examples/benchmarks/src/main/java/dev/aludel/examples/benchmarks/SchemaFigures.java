package dev.aludel.examples.benchmarks;

import dev.aludel.internal.autogenerate.SchemaChange;
import dev.aludel.internal.reflection.SchemaReader;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What reading and comparing a schema take as it grows; ten columns a table. */
final class SchemaFigures {

  static final List<String> STEPS = List.of("read", "compare", "the command diff database models");

  private static final String DATABASE = "benchmark_schema";

  private final String server;
  private final Path folder;

  /**
   * Measures on a server.
   *
   * @param server the URL of the server, up to the name of the database
   * @param folder where the model is written
   */
  SchemaFigures(String server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** {@return the median seconds of each step, by the number of tables} */
  SortedMap<Integer, List<Double>> measure(List<Integer> sizes, int rounds)
      throws SQLException, IOException, InterruptedException {
    SortedMap<Integer, List<Double>> rows = new TreeMap<>();
    for (int tables : sizes) {
      execute("postgres", "DROP DATABASE IF EXISTS " + DATABASE);
      execute("postgres", "CREATE DATABASE " + DATABASE);
      Path model = model(tables);
      execute(DATABASE, Files.readString(model));
      rows.put(tables, row(model, rounds));
    }
    execute("postgres", "DROP DATABASE " + DATABASE);
    return rows;
  }

  private List<Double> row(Path model, int rounds)
      throws SQLException, IOException, InterruptedException {
    Contender diff =
        new Contender(
            "diff",
            Means.COMMAND_LINE,
            "diff database models --exit-code",
            "models=" + model.toAbsolutePath());
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Connection connection = DriverManager.getConnection(url(DATABASE))) {
      SchemaReader reader = new SchemaReader("public");
      Schema before = reader.read(connection);
      // Not counted: what runs for the first time.
      SchemaChange.between(reader.read(connection), before);
      for (int round = 0; round < rounds; round++) {
        long begin = System.nanoTime();
        Schema now = reader.read(connection);
        long read = System.nanoTime();
        if (!SchemaChange.between(before, now).isEmpty()) {
          throw new IllegalStateException("The same schema differs from itself.");
        }
        long compared = System.nanoTime();
        seconds.get(0).add((read - begin) / 1e9);
        seconds.get(1).add((compared - read) / 1e9);
        seconds.get(2).add(run(diff));
      }
    }
    return seconds.stream().map(step -> Measured.median(step.stream().sorted().toList())).toList();
  }

  private double run(Contender diff) throws IOException, InterruptedException {
    Path output = Files.createTempFile("benchmark", ".out");
    long begin = System.nanoTime();
    int code =
        new ProcessBuilder(diff.command(url(DATABASE)))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("diff found a difference, or failed: see " + output);
    }
    Files.delete(output);
    return (System.nanoTime() - begin) / 1e9;
  }

  /** A key, an index, a check, and a foreign key to the table before. */
  private Path model(int tables) throws IOException {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < tables; i++) {
      sql.append(
          """
          CREATE TABLE item_%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int NOT NULL DEFAULT 1,
            b text, c varchar(20) CHECK (c <> ''), d timestamptz DEFAULT now(), e numeric(10,2), f boolean,
            g date, h jsonb, before bigint%2$s);
          CREATE INDEX ON item_%1$d (b, d DESC);
          """
              .formatted(i, i == 0 ? "" : " REFERENCES item_" + (i - 1)));
    }
    return Files.writeString(folder.resolve("schema_" + tables + ".sql"), sql);
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String url(String database) {
    return server.replace("{database}", database);
  }
}
