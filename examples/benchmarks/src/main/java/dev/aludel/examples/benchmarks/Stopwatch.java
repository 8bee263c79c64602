package dev.aludel.examples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** Lets each contender of a workload run so many times, and gives the seconds of each time. */
  Map<Contender, List<Double>> measure(Workload workload, int rounds)
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
        lane.seconds().add(run(lane.contender(), database));
        if (workload.fresh()) {
          drop(database);
        }
      }
    }
    Map<Contender, List<Double>> seconds = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      seconds.put(lane.contender(), lane.seconds());
      if (!workload.fresh()) {
        drop(lane.atHead());
      }
    }
    return seconds;
  }

  /** A contender with its own database, where that is kept, and the times that it took. */
  private record Lane(Contender contender, String atHead, List<Double> seconds) {}

  private double run(Contender contender, String database)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(contender.means()),
            WorkerMain.class.getName(),
            contender.means().name(),
            url(database),
            contender.place(),
            contender.option());
    File output = File.createTempFile("benchmark", ".out");
    long begin = System.nanoTime();
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(contender + " failed: see " + output);
    }
    output.delete();
    return seconds;
  }

  /** Our own classes, and of the libraries only what the means needs. */
  private static String classPath(Means means) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(element -> isOurs(element) || means.needs(name(element)))
        .collect(Collectors.joining(File.pathSeparator));
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
