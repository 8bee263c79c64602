package dev.aludel.examples.benchmarks;

/** The program of a process that is measured. */
final class WorkerMain {

  private WorkerMain() {}

  /** Takes the name of a means, the URL of the database, where the revisions are, and an option. */
  public static void main(String[] arguments) throws Exception {
    Means.valueOf(arguments[0])
        .worker()
        .getDeclaredConstructor()
        .newInstance()
        .work(arguments[1], arguments[2], arguments[3]);
  }
}
