package dev.aludel.examples.benchmarks;

import java.util.List;

/**
 * One line of a table: a means and how it works.
 *
 * @param label what the report calls it
 * @param means by what it works
 * @param option how, in its worker's words
 * @param place where its revisions are
 */
record Contender(String label, Means means, String option, String place) {

  /** An application in a jar, which does its work as it starts, and ends. */
  static Contender application(String label, String jar) {
    return new Contender(label, Means.APPLICATION, "", jar);
  }

  /** {@return the arguments of {@code java} that do its work on a database} */
  List<String> arguments(String url) {
    return means == Means.APPLICATION
        ? List.of("-Dbenchmark.url=" + url, "-jar", place)
        : List.of(
            "-cp", means.classPath(), WorkerMain.class.getName(), means.name(), url, place, option);
  }
}
