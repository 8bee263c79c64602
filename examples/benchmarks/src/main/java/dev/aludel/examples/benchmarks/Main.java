package dev.aludel.examples.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures all workloads, and writes {@code report.md} and {@code report.svg}.
 *
 * <p>{@code --applications none=a.jar,Aludel=b.jar} measures starts of those instead: each reads
 * the system property {@code benchmark.url}, and ends once it has started.
 *
 * <p>{@code --write folder} writes the revisions of these sizes alone, as applications need them.
 *
 * <p>{@code --rounds 5} says how often, {@code --sizes 100,1000} with how many revisions, {@code
 * --large 50} with how many megabytes of inserts and a quarter of those of COPY (0 for none),
 * {@code --out target} where the report goes. {@code ALUDEL_BENCHMARK_SERVER} names a server in
 * place of one of its own, as {@code jdbc:postgresql://localhost/{database}?user=…&password=…}.
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
    if (words.contains("--write")) {
      for (int size : sizes) {
        new Revisions(Path.of(option(words, "--write", "target/revisions")), size).write();
      }
      return;
    }
    Map<String, String> jars = new LinkedHashMap<>();
    for (String one : option(words, "--applications", "").split(",")) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        jars.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    int large = Integer.parseInt(option(words, "--large", "50"));
    List<Workload> workloads =
        jars.isEmpty() ? workloads(sizes, large) : List.of(Workload.applications(jars));
    String server = System.getenv("ALUDEL_BENCHMARK_SERVER");
    if (server != null) {
      run(server, workloads, rounds, out);
      return;
    }
    try (EmbeddedPostgres own = EmbeddedPostgres.builder().start()) {
      run(
          "jdbc:postgresql://localhost:" + own.getPort() + "/{database}?user=postgres",
          workloads,
          rounds,
          out);
    }
  }

  private static void run(String server, List<Workload> workloads, int rounds, Path out)
      throws IOException, InterruptedException, SQLException {
    Stopwatch stopwatch = new Stopwatch(server);
    Report report = new Report();
    for (Workload workload : workloads) {
      System.err.println(workload.title());
      report.add(workload.title(), stopwatch.measure(workload, rounds));
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

  private static List<Workload> workloads(List<Integer> sizes, int large) throws IOException {
    Path folder = Files.createTempDirectory("benchmarks");
    int usual = sizes.size() > 1 ? sizes.get(1) : sizes.get(0);
    List<Workload> workloads = new ArrayList<>();
    for (int size : sizes) {
      Revisions revisions = new Revisions(folder, size);
      revisions.write();
      workloads.add(Workload.nothingToDo(revisions));
      if (size == usual) {
        workloads.add(Workload.nothingToDoInJar(revisions));
        workloads.add(Workload.fresh(revisions));
      }
    }
    if (large > 0 && LargeFiles.havePsql()) {
      LargeFiles files = new LargeFiles(folder);
      workloads.add(Workload.large(large + " MB of inserts", files.inserts(large)));
      workloads.add(Workload.large(4 * large + " MB of COPY", files.copy(4 * large)));
    }
    return workloads;
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
  }
}
