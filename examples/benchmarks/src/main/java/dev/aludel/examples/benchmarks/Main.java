package dev.aludel.examples.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures all workloads, and writes {@code report.md} and {@code report.svg}.
 *
 * <p>{@code --rounds 5} says how often, {@code --sizes 100,1000} with how many revisions, {@code
 * --out target} where the report goes. {@code ALUDEL_BENCHMARK_SERVER} names a server in place of
 * one of its own, as {@code jdbc:postgresql://localhost/{database}?user=…&password=…}.
 */
public final class Main {

  private Main() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments options as above
   * @throws Exception where a process or a server fails
   */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    int rounds = Integer.parseInt(option(words, "--rounds", "5"));
    List<Integer> sizes = new ArrayList<>();
    for (String size : option(words, "--sizes", "100,1000,5000").split(",")) {
      sizes.add(Integer.valueOf(size));
    }
    Path out = Path.of(option(words, "--out", "target"));
    String server = System.getenv("ALUDEL_BENCHMARK_SERVER");
    if (server != null) {
      run(server, sizes, rounds, out);
      return;
    }
    try (EmbeddedPostgres own = EmbeddedPostgres.builder().start()) {
      run(
          "jdbc:postgresql://localhost:" + own.getPort() + "/{database}?user=postgres",
          sizes,
          rounds,
          out);
    }
  }

  private static void run(String server, List<Integer> sizes, int rounds, Path out)
      throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("benchmarks");
    Stopwatch stopwatch = new Stopwatch(server);
    Report report = new Report();
    int usual = sizes.size() > 1 ? sizes.get(1) : sizes.get(0);
    for (int size : sizes) {
      Revisions revisions = new Revisions(folder, size);
      revisions.write();
      List<Workload> workloads = new ArrayList<>(List.of(Workload.nothingToDo(revisions)));
      if (size == usual) {
        workloads.add(Workload.nothingToDoInJar(revisions));
        workloads.add(Workload.fresh(revisions));
      }
      for (Workload workload : workloads) {
        System.err.println(workload.title());
        report.add(workload.title(), stopwatch.measure(workload, rounds));
      }
    }
    Files.createDirectories(out);
    String text =
        "%d rounds; Java %s, %d processors, %s.%n%n%s"
            .formatted(
                rounds,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name").toLowerCase(Locale.ROOT),
                report.markdown());
    Files.writeString(out.resolve("report.md"), text);
    Files.writeString(out.resolve("report.svg"), report.svg());
    System.out.print(text);
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
  }
}
