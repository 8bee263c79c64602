package dev.aludel.examples.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the workloads, and writes {@code report.md} and {@code report.svg}.
 *
 * <p>{@code --rounds 5} says how often, {@code --out target} where the report goes, and {@code
 * --only start,fresh} what: all of it, if not said; {@code --without Liquibase} leaves one out.
 *
 * <table>
 *   <caption>Workloads</caption>
 *   <tr><td>start</td><td>nothing to do, with {@code --sizes 100,1000,5000} revisions</td></tr>
 *   <tr><td>fresh</td><td>an empty database, with the second of these sizes</td></tr>
 *   <tr><td>line</td><td>both, with the first of these sizes, and 5 ms for each turn</td></tr>
 *   <tr><td>tenants</td><td>ten revisions for each of {@code --tenants 100,1000} schemas</td></tr>
 *   <tr><td>large</td><td>{@code --large 50} megabytes of INSERT, and four times of COPY</td></tr>
 *   <tr><td>schema</td><td>read, compare and check {@code --tables 10,100,1000,5000}</td></tr>
 * </table>
 *
 * <p>Others are measured in their place where they are named: {@code --applications
 * none=a.jar,Aludel=b.jar} starts of those, each of which reads the system property {@code
 * benchmark.url} and ends once it has started, in Spring Boot jars with {@code --other-jars 100}
 * more libraries; {@code --history folder} somebody's own revisions, by the command line. {@code
 * --write folder} writes the revisions of these sizes alone, as applications need them.
 *
 * <p>{@code ALUDEL_BENCHMARK_SERVER} names a server in place of one of its own, as {@code
 * jdbc:postgresql://localhost/{database}?user=…&password=…}.
 */
public final class Main {

  private static final int REVISIONS_OF_TENANT = 10;
  private static final int MILLIS = 5;

  private final List<String> words;
  private final Path folder;
  private final List<Integer> sizes;

  private Main(List<String> words) throws IOException {
    this.words = words;
    this.folder = Files.createTempDirectory("benchmarks");
    this.sizes = numbers("--sizes", "100,1000,5000");
  }

  /**
   * Runs the benchmarks.
   *
   * @param arguments options as above
   * @throws Exception where a process or a server fails
   */
  public static void main(String[] arguments) throws Exception {
    Main main = new Main(List.of(arguments));
    if (main.words.contains("--write")) {
      for (int size : main.sizes) {
        revisions(Path.of(main.option("--write", "target/revisions")), size);
      }
      return;
    }
    String server = System.getenv("ALUDEL_BENCHMARK_SERVER");
    try (EmbeddedPostgres own = server == null ? EmbeddedPostgres.builder().start() : null) {
      main.run(
          own == null
              ? String.valueOf(server)
              : "jdbc:postgresql://localhost:" + own.getPort() + "/{database}?user=postgres");
    } finally {
      main.removeFolder();
    }
  }

  private void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run(String server) throws IOException, InterruptedException, SQLException {
    int rounds = Integer.parseInt(option("--rounds", "5"));
    Path out = Path.of(option("--out", "target"));
    Stopwatch stopwatch = new Stopwatch(server);
    Report report = new Report();
    List<String> without = list("--without", "");
    for (Workload any : workloads()) {
      Workload workload = any.without(without);
      System.err.println(workload.title());
      report.add(workload, stopwatch.measure(workload, rounds));
    }
    if (wanted("schema")) {
      report.add(
          "A schema, by its number of tables: seconds",
          SchemaFigures.STEPS,
          new SchemaFigures(server, folder)
              .measure(numbers("--tables", "10,100,1000,5000"), rounds));
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

  private List<Workload> workloads() throws IOException {
    if (words.contains("--applications")) {
      return List.of(Workload.applications(jars()));
    }
    if (words.contains("--history")) {
      return List.of(Workload.history(Path.of(option("--history", "")), folder));
    }
    List<Workload> workloads = new ArrayList<>();
    if (wanted("start")) {
      for (int size : sizes) {
        workloads.add(Workload.nothingToDo(revisions(folder, size)));
      }
      workloads.add(Workload.nothingToDoInJar(revisions(folder, usual())));
    }
    if (wanted("fresh")) {
      workloads.add(Workload.fresh(revisions(folder, usual())));
    }
    if (wanted("line")) {
      Revisions few = revisions(folder, sizes.get(0));
      workloads.add(Workload.nothingToDo(few).over(MILLIS));
      workloads.add(Workload.fresh(few).over(MILLIS));
    }
    if (wanted("tenants")) {
      Revisions ofEach = revisions(folder, REVISIONS_OF_TENANT);
      for (int tenants : numbers("--tenants", "100,1000")) {
        workloads.add(Workload.tenants(ofEach, tenants));
      }
    }
    if (wanted("large") && LargeFiles.havePsql()) {
      int large = Integer.parseInt(option("--large", "50"));
      LargeFiles files = new LargeFiles(folder);
      workloads.add(Workload.large(large + " MB of inserts", files.inserts(large)));
      workloads.add(Workload.large(4 * large + " MB of COPY", files.copy(4 * large)));
    }
    return workloads;
  }

  private int usual() {
    return sizes.get(Math.min(1, sizes.size() - 1));
  }

  private static Revisions revisions(Path where, int size) throws IOException {
    Revisions revisions = new Revisions(where, size);
    revisions.write();
    return revisions;
  }

  private boolean wanted(String workload) {
    boolean others = words.contains("--applications") || words.contains("--history");
    return !others && (!words.contains("--only") || list("--only", "").contains(workload));
  }

  private Map<String, String> jars() throws IOException {
    int others = Integer.parseInt(option("--other-jars", "0"));
    Map<String, String> jars = new LinkedHashMap<>();
    for (String one : list("--applications", "")) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        Path jar = Path.of(one.substring(equals + 1));
        jars.put(
            one.substring(0, equals),
            String.valueOf(others == 0 ? jar : FilledJar.of(jar, others, folder)));
      }
    }
    return jars;
  }

  private List<Integer> numbers(String name, String otherwise) {
    return list(name, otherwise).stream().map(Integer::valueOf).toList();
  }

  private List<String> list(String name, String otherwise) {
    return List.of(option(name, otherwise).split(","));
  }

  private String option(String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
  }
}
