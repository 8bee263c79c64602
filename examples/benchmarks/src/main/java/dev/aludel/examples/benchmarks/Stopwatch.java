package dev.aludel.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs contenders in turn, each time in a JVM of its own, and takes the time of whole processes.
 */
final class Stopwatch {

  private final String server;
  private int databases;

  /**
   * Measures on a server.
   *
   * @param server the URL of the server, up to the name of the database
   */
  Stopwatch(String server) {
    this.server = server;
  }

  /** Lets each contender of a workload run so many times, and gives a sample of each time. */
  Map<Contender, List<Sample>> measure(Workload workload, int rounds)
      throws IOException, InterruptedException, SQLException {
    List<Lane> lanes = new ArrayList<>();
    for (Contender contender : workload.contenders()) {
      String atHead = workload.fresh() ? "" : newDatabase();
      lanes.add(new Lane(contender, atHead, new ArrayList<>()));
      if (!workload.fresh()) {
        // These times are not counted: the first brings the database to head, and files into the
        // cache.
        run(contender, atHead);
        run(contender, atHead);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Lane lane : lanes) {
        String database = workload.fresh() ? newDatabase() : lane.atHead();
        lane.samples().add(run(lane.contender(), database));
        if (workload.fresh()) {
          drop(database);
        }
      }
    }
    Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      samples.put(lane.contender(), lane.samples());
      if (!workload.fresh()) {
        drop(lane.atHead());
      }
    }
    return samples;
  }

  /** A contender with its own database, where that is kept, and what it took. */
  private record Lane(Contender contender, String atHead, List<Sample> samples) {}

  private Sample run(Contender contender, String database)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("benchmark", ".out");
    long begin = System.nanoTime();
    int code =
        new ProcessBuilder(Sample.timed(contender.command(url(database))))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(contender + " failed: see " + output);
    }
    Sample sample = Sample.of(seconds, Files.readString(output));
    Files.delete(output);
    return sample;
  }

  private String newDatabase() throws SQLException {
    String name = "benchmark_" + ++databases;
    drop(name);
    execute("CREATE DATABASE " + name);
    return name;
  }

  private void drop(String name) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + name);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String url(String database) {
    return server.replace("{database}", database);
  }
}
