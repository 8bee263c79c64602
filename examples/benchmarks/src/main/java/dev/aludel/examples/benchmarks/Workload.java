package dev.aludel.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the report: who does what, the floor first.
 *
 * @param title what is done
 * @param where what each process finds
 * @param growth which curve it is a point of
 * @param contenders who does it
 */
record Workload(String title, Where where, Optional<Growth> growth, List<Contender> contenders) {

  private static final String PLAIN = "plain";
  private static final String ONE_TRANSACTION = "one transaction";

  /**
   * What a process finds.
   *
   * @param empty whether its database is empty, or at head
   * @param line whether it reaches the server over a line that counts
   * @param millis how long each turn takes there
   */
  record Where(boolean empty, boolean line, int millis) {
    static final Where AT_HEAD = new Where(false, false, 0);
    static final Where EMPTY = new Where(true, false, 0);

    Where over(int millis) {
      return new Where(empty, true, millis);
    }
  }

  /**
   * A point of a curve.
   *
   * @param of what the curve is about
   * @param size how much there is of it
   */
  record Growth(String of, int size) {}

  static Workload nothingToDo(Revisions of) {
    return new Workload(
        "Nothing to do, %,d revisions in a folder".formatted(of.number()),
        Where.AT_HEAD,
        Optional.of(new Growth("Nothing to do, by revisions in a folder", of.number())),
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
        Where.AT_HEAD,
        Optional.empty(),
        List.of(
            new Contender("connect and SELECT 1", Means.DRIVER, "connect", ""),
            new Contender("Aludel", Means.ALUDEL, PLAIN, jar),
            new Contender("Aludel, with the build index", Means.ALUDEL, PLAIN, indexed),
            new Contender("Flyway", Means.FLYWAY, PLAIN, of.jar(Means.FLYWAY, false))));
  }

  static Workload fresh(Revisions of) {
    List<Contender> contenders =
        new ArrayList<>(
            List.of(
                in(of, Means.DRIVER),
                in(of, Means.ALUDEL),
                in(of, Means.FLYWAY),
                in(of, Means.LIQUIBASE)));
    for (Means means : List.of(Means.DRIVER, Means.ALUDEL, Means.FLYWAY)) {
      contenders.add(
          new Contender(
              means.label() + ", in one transaction", means, ONE_TRANSACTION, of.folder(means)));
    }
    return new Workload(
        "An empty database, %,d small revisions".formatted(of.number()),
        Where.EMPTY,
        Optional.of(new Growth("An empty database, by small revisions", of.number())),
        contenders);
  }

  /** The same without those by whose labels it is said. */
  Workload without(List<String> labels) {
    return new Workload(
        title,
        where,
        growth,
        contenders.stream()
            .filter(contender -> !labels.contains(contender.means().label()))
            .toList());
  }

  /** The same over a line to the server where each turn takes its time. */
  Workload over(int millis) {
    return new Workload(
        title + ", %d ms for each turn to the server".formatted(millis),
        where.over(millis),
        Optional.empty(),
        contenders);
  }

  /** A schema for each tenant, each with the same revisions. */
  static Workload tenants(Revisions of, int tenants) {
    String option = Tenants.option(tenants);
    String aludel = of.folder(Means.ALUDEL);
    return new Workload(
        "%,d tenants, %,d revisions each".formatted(tenants, of.number()),
        Where.EMPTY,
        Optional.of(new Growth("Tenants, %,d revisions each".formatted(of.number()), tenants)),
        List.of(
            new Contender("driver", Means.DRIVER, option, of.folder(Means.DRIVER)),
            new Contender("Aludel", Means.ALUDEL, option, aludel),
            new Contender("Aludel, 4 processes at once", Means.ALUDEL, option, aludel, 4),
            new Contender("Flyway", Means.FLYWAY, option, of.folder(Means.FLYWAY))));
  }

  /** One revision of many megabytes, beside what psql takes for the same statements. */
  static Workload large(String title, Path place) {
    return new Workload(
        title,
        Where.EMPTY,
        Optional.empty(),
        List.of(
            new Contender("psql -1 -f", Means.PSQL, "-1", LargeFiles.forPsql(place).toString()),
            new Contender(
                "Aludel, " + Contender.LITTLE_MEMORY,
                Means.ALUDEL,
                Contender.LITTLE_MEMORY,
                place.toString())));
  }

  /** Somebody's own revisions, by the command line, beside psql with a transaction a file. */
  static Workload history(Path folder, Path scratch) throws IOException {
    return new Workload(
        "An empty database, the revisions of " + folder.getFileName(),
        Where.EMPTY,
        Optional.empty(),
        List.of(
            new Contender("psql -f", Means.PSQL, "", History.forPsql(folder, scratch).toString()),
            new Contender(
                Means.COMMAND_LINE.label(),
                Means.COMMAND_LINE,
                "upgrade head",
                "locations=filesystem:" + folder)));
  }

  /** Whole starts of applications whose database is at head, the one without any tool first. */
  static Workload applications(Map<String, String> jars) {
    List<Contender> contenders = new ArrayList<>();
    jars.forEach((label, jar) -> contenders.add(Contender.application(label, jar)));
    return new Workload("Nothing to do, applications", Where.AT_HEAD, Optional.empty(), contenders);
  }

  private static Contender in(Revisions of, Means means) {
    return new Contender(means.label(), means, PLAIN, of.folder(means));
  }
}
