package dev.aludel.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table of the report: who does what, the floor first.
 *
 * @param title what is done
 * @param fresh whether each process finds an empty database, or one that is at head
 * @param contenders who does it
 */
record Workload(String title, boolean fresh, List<Contender> contenders) {

  private static final String PLAIN = "plain";

  static Workload nothingToDo(Revisions of) {
    return new Workload(
        "Nothing to do, %,d revisions in a folder".formatted(of.number()),
        false,
        List.of(
            new Contender("connect and SELECT 1", Means.DRIVER, "connect", ""),
            in(of, Means.ALUDEL),
            in(of, Means.FLYWAY),
            in(of, Means.LIQUIBASE)));
  }

  static Workload nothingToDoInJar(Revisions of) throws IOException {
    String jar = of.jar(Means.ALUDEL, false);
    String indexed = of.jar(Means.ALUDEL, true);
    return new Workload(
        "Nothing to do, %,d revisions in a jar".formatted(of.number()),
        false,
        List.of(
            new Contender("connect and SELECT 1", Means.DRIVER, "connect", ""),
            new Contender("Aludel", Means.ALUDEL, PLAIN, jar),
            new Contender("Aludel, with the build index", Means.ALUDEL, PLAIN, indexed),
            new Contender("Flyway", Means.FLYWAY, PLAIN, of.jar(Means.FLYWAY, false))));
  }

  static Workload fresh(Revisions of) {
    String one = "one transaction";
    return new Workload(
        "An empty database, %,d small revisions".formatted(of.number()),
        true,
        List.of(
            in(of, Means.DRIVER),
            in(of, Means.ALUDEL),
            in(of, Means.FLYWAY),
            in(of, Means.LIQUIBASE),
            new Contender("driver, in one transaction", Means.DRIVER, one, of.folder(Means.DRIVER)),
            new Contender("Aludel, in one transaction", Means.ALUDEL, one, of.folder(Means.ALUDEL)),
            new Contender(
                "Flyway, in one transaction", Means.FLYWAY, one, of.folder(Means.FLYWAY))));
  }

  /** One revision of many megabytes, beside what psql takes for the same statements. */
  static Workload large(String title, Path place) {
    return new Workload(
        title,
        true,
        List.of(
            new Contender("psql -1 -f", Means.PSQL, PLAIN, LargeFiles.forPsql(place).toString()),
            new Contender(
                "Aludel, " + Contender.LITTLE_MEMORY,
                Means.ALUDEL,
                Contender.LITTLE_MEMORY,
                place.toString())));
  }

  /** Whole starts of applications whose database is at head, the one without any tool first. */
  static Workload applications(Map<String, String> jars) {
    List<Contender> contenders = new ArrayList<>();
    jars.forEach((label, jar) -> contenders.add(Contender.application(label, jar)));
    return new Workload("Nothing to do, applications", false, contenders);
  }

  private static Contender in(Revisions of, Means means) {
    return new Contender(means.label(), means, PLAIN, of.folder(means));
  }
}
