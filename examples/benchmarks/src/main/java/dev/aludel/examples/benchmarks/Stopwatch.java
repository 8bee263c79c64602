package dev.aludel.examples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs contenders in turn, each time in a process of its own, and takes the time of whole
 * processes.
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

  /** Lets each contender of a workload run so many times. */
  List<Measured> measure(Workload workload, int rounds)
      throws IOException, InterruptedException, SQLException {
    if (!workload.where().line()) {
      return measure(workload, rounds, server, null);
    }
    URI here = URI.create(server.substring("jdbc:".length()).replace("{database}", "postgres"));
    int port = here.getPort() < 0 ? 5432 : here.getPort();
    try (Line line = new Line(here.getHost(), port, workload.where().millis())) {
      String over =
          server.replaceFirst("//[^/]+/", "//localhost:" + line.port() + "/")
              + (here.getQuery() == null ? "?" : "&")
              + "sslmode=disable&gssEncMode=disable";
      return measure(workload, rounds, over, line);
    }
  }

  private List<Measured> measure(Workload workload, int rounds, String through, @Nullable Line line)
      throws IOException, InterruptedException, SQLException {
    boolean empty = workload.where().empty();
    List<Lane> lanes = new ArrayList<>();
    for (Contender contender : workload.contenders()) {
      String database = newDatabase();
      String url = through.replace("{database}", database);
      if (!empty) {
        // Not counted: it brings the database to head, and files into the cache.
        run(contender, url, line);
      }
      Footprint footprint = line == null ? Footprint.of(contender.command(url)) : Footprint.UNKNOWN;
      lanes.add(new Lane(contender, database, footprint, new ArrayList<>()));
    }
    for (int round = 0; round < rounds; round++) {
      for (Lane lane : lanes) {
        if (empty) {
          makeAnew(lane.database());
        }
        lane.samples()
            .add(run(lane.contender(), through.replace("{database}", lane.database()), line));
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (Lane lane : lanes) {
      measured.add(new Measured(lane.contender(), lane.samples(), lane.footprint()));
      drop(lane.database());
    }
    return measured;
  }

  /** A contender with its own database, and what it took. */
  private record Lane(
      Contender contender, String database, Footprint footprint, List<Sample> samples) {}

  private static Sample run(Contender contender, String url, @Nullable Line line)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("benchmark", ".out");
    if (line != null) {
      line.taken();
    }
    long begin = System.nanoTime();
    int code =
        new ProcessBuilder(Sample.timed(contender.command(url), contender.copies()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(contender + " failed: see " + output);
    }
    Sample sample =
        Sample.of(
            seconds,
            Files.readString(output),
            line == null ? Sample.Traffic.UNKNOWN : line.taken());
    Files.delete(output);
    return sample;
  }

  private String newDatabase() throws SQLException {
    String name = "benchmark_" + ++databases;
    makeAnew(name);
    return name;
  }

  private void makeAnew(String name) throws SQLException {
    drop(name);
    execute("CREATE DATABASE " + name);
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
